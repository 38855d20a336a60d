/** The buckets of all keys in memory: for a file of invoices, and for measuring. */
import { blocks, keptIn, keysOf } from './blocks.ts'
import { likenesses } from './likenesses.ts'
import type { Sighting } from './sighting.ts'
import type { Likeness } from './verdict.ts'

export interface MemoryIndex {
  /** Compares an invoice with those that came before it, and keeps it for those that come after. */
  readonly see: (s: Sighting) => readonly Likeness[]
  /** Keeps it only. */
  readonly keep: (s: Sighting) => void
}

export function memoryIndex(): MemoryIndex {
  const buckets = keyedBuckets()
  const keep = (s: Sighting): void => {
    const keys = blocks(s)
    for (const key of keysOf(keys)) buckets.add(key, s, keptIn(key, keys))
  }
  return {
    keep,
    see: (s) => {
      const keys = blocks(s)
      const found = likenesses(s, {
        recent: buckets.get(keys.recent),
        ofAmount: buckets.get(keys.ofAmount),
        others: keys.others.flatMap((key) => buckets.get(key)),
      })
      keep(s)
      return found
    },
  }
}

/** A map holds at most 2^24 keys. */
const SHARDS = 64

/** Keys as 53 bits: of millions two may meet, and then a few are compared in vain. */
function keyedBuckets() {
  const shards = Array.from({ length: SHARDS }, () => new Map<number, Sighting | Sighting[]>())
  const shardOf = (hash: number) => shards[hash % SHARDS] as Map<number, Sighting | Sighting[]>
  return {
    get: (key: string): readonly Sighting[] => {
      const hash = hash53(key)
      const bucket = shardOf(hash).get(hash)
      return bucket === undefined ? [] : Array.isArray(bucket) ? bucket : [bucket]
    },
    add: (key: string, s: Sighting, kept: number): void => {
      const hash = hash53(key)
      const shard = shardOf(hash)
      const bucket = shard.get(hash)
      if (bucket === undefined) shard.set(hash, s)
      else if (Array.isArray(bucket)) {
        bucket.push(s)
        if (bucket.length > kept) bucket.shift()
      } else shard.set(hash, [bucket, s])
    },
  }
}

const LOW = 2 ** 32
const HIGH_BITS = 2 ** 21

/** Two multiplicative hashes of 32 bits, of which 53 bits are kept. */
function hash53(text: string): number {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
    b ^= b >>> 13
  }
  return ((b >>> 0) % HIGH_BITS) * LOW + (a >>> 0)
}
