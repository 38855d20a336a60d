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

/** All that share a key with it, and those of them that came after it. */
export function allAround(
  x: Sighting,
  blocks: Blocks,
  buckets: Buckets,
): { readonly all: Candidates; readonly later: ReadonlySet<string> } {
  const order = [...orderOf(x, blocks, buckets)]
  const later = new Set(order.filter(([, earlier]) => !earlier).map(([id]) => id))
  return { all: candidates(blocks, buckets, () => true), later }
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
