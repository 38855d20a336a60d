/** Which of those that share a key with an invoice came before it. */
import type { Blocks } from './blocks.ts'
import { keysOf } from './blocks.ts'
import type { Candidates } from './likenesses.ts'
import type { Sighting } from './sighting.ts'

export type Buckets = ReadonlyMap<string, readonly Sighting[]>

/**
 * Two that arrive together may stand in one order under one key and in another under the next. What decides is the first key that they share: both read it
 * alike, since each has written all its keys before it reads.
 */
export function earlierThan(x: Sighting, blocks: Blocks, buckets: Buckets): Candidates {
  const order = orderOf(x, blocks, buckets)
  return candidates(blocks, buckets, (y) => y.id === x.id || order.get(y.id) === true)
}

/** All that share a key with it, and those of them of which no key says that they came before it: newer ones may have pushed it out of all. */
export function allAround(
  x: Sighting,
  blocks: Blocks,
  buckets: Buckets,
): { readonly all: Candidates; readonly later: ReadonlySet<string> } {
  const all = candidates(blocks, buckets, () => true)
  const earlier = new Set(keysOf(blocks).flatMap((key) => before(x, buckets.get(key) ?? [])))
  const others = [...all.recent, ...all.ofAmount, ...all.others].map(({ id }) => id)
  return { all, later: new Set(others.filter((id) => id !== x.id && !earlier.has(id))) }
}

/** Who stands before it in a bucket that it stands in. */
function before(x: Sighting, bucket: readonly Sighting[]): readonly string[] {
  const own = bucket.findIndex((y) => y.id === x.id)
  return bucket.slice(0, Math.max(own, 0)).map(({ id }) => id)
}

/** Of each other: did it come before? */
function orderOf(x: Sighting, blocks: Blocks, buckets: Buckets): ReadonlyMap<string, boolean> {
  const order = new Map<string, boolean>()
  for (const key of keysOf(blocks).toSorted()) {
    const bucket = buckets.get(key) ?? []
    const own = bucket.findIndex((y) => y.id === x.id)
    // Its own sighting was pushed out by newer ones, or not written: whoever is there was there before.
    for (const [i, y] of bucket.entries())
      if (y.id !== x.id && !order.has(y.id)) order.set(y.id, own < 0 || i < own)
  }
  return order
}

function candidates(blocks: Blocks, buckets: Buckets, counts: (y: Sighting) => boolean): Candidates {
  const under = (key: string): readonly Sighting[] => (buckets.get(key) ?? []).filter(counts)
  return {
    recent: under(blocks.recent),
    ofAmount: under(blocks.ofAmount),
    others: blocks.others.flatMap(under),
  }
}
