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
  const order = new Map<string, boolean>()
  for (const key of keysOf(blocks).toSorted()) {
    const bucket = buckets.get(key) ?? []
    const own = bucket.findIndex((y) => y.id === x.id)
    // Its own sighting was pushed out by newer ones, or not written: whoever is there was there before.
    for (const [i, y] of bucket.entries())
      if (y.id !== x.id && !order.has(y.id)) order.set(y.id, own < 0 || i < own)
  }
  const before = (key: string): readonly Sighting[] =>
    (buckets.get(key) ?? []).filter((y) => y.id === x.id || order.get(y.id) === true)
  return {
    recent: before(blocks.recent),
    ofAmount: before(blocks.ofAmount),
    others: blocks.others.flatMap(before),
  }
}
