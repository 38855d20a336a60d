/**
 * Bounded lists, one small document a key: `_id` the key, `by` the newest entries in the order in which they came. What is there already is not written
 * again, and of two who write to one key at once none is lost.
 */
import { mongo, Schema } from 'mongoose'
import { BULK_SIZE, DUPLICATE_KEY, SCHEMA_OPTIONS } from './model.ts'

export interface Bucket<T> {
  readonly _id: string
  readonly by: readonly T[]
}

export interface Addition<T> {
  readonly key: string
  /** How many entries the bucket keeps: the newest. */
  readonly kept: number
  readonly entries: readonly T[]
}

/** Read whole and written by `addAll` alone: what stands in it is not cast again at every write. */
export const BUCKET_SCHEMA = new Schema(
  { _id: { type: String, required: true }, by: Schema.Types.Mixed },
  { ...SCHEMA_OPTIONS, strict: false },
)

/** Of two that make the same bucket at once one has to come again, and then it is there. */
const TRIES = 3

/** Adds entries to their buckets, many at once; safe to repeat. */
export async function addAll<T extends { readonly id: string }>(
  model: { readonly collection: unknown },
  additions: readonly Addition<T>[],
): Promise<void> {
  const collection = model.collection as mongo.Collection<Bucket<T>>
  for (let from = 0; from < additions.length; from += BULK_SIZE)
    await addBatch(collection, additions.slice(from, from + BULK_SIZE))
}

/** A write finds no bucket without its own entry where it is there already, or where somebody makes the bucket just now: that is told apart by trying again. */
async function addBatch<T extends { readonly id: string }>(
  collection: mongo.Collection<Bucket<T>>,
  additions: readonly Addition<T>[],
): Promise<void> {
  let left = additions
  for (let tried = 1; left.length > 0 && tried <= TRIES; tried += 1) {
    try {
      await collection.bulkWrite(left.map(upsert), { ordered: false })
      return
    } catch (error) {
      const failed = failedOf(error)
      if (!failed) throw error
      left = await missing(
        collection,
        left.filter((_, i) => failed.has(i)),
      )
    }
  }
}

/** Of several entries some may be there. */
async function missing<T extends { readonly id: string }>(
  collection: mongo.Collection<Bucket<T>>,
  additions: readonly Addition<T>[],
): Promise<readonly Addition<T>[]> {
  const filter = { _id: { $in: additions.map(({ key }) => key) } } as never
  const there = await collection.find(filter, { projection: { 'by.id': 1 } }).toArray()
  const ids = new Map(there.map(({ _id, by }) => [_id, new Set(by.map(({ id }) => id))] as const))
  return additions.flatMap((addition) => {
    const entries = addition.entries.filter(({ id }) => !ids.get(addition.key)?.has(id))
    return entries.length > 0 ? [{ ...addition, entries }] : []
  })
}

function upsert<T extends { readonly id: string }>({ key, kept, entries }: Addition<T>) {
  return {
    updateOne: {
      filter: { _id: key, 'by.id': { $nin: entries.map(({ id }) => id) } } as never,
      update: { $push: { by: { $each: entries, $slice: -kept } } } as never,
      upsert: true,
    },
  }
}

/** Which writes met a document of their key; undefined where something else went wrong. */
function failedOf(error: unknown): ReadonlySet<number> | undefined {
  if (!(error instanceof mongo.MongoBulkWriteError)) return undefined
  const errors = [error.writeErrors].flat()
  return errors.length > 0 && errors.every((e) => e.code === DUPLICATE_KEY)
    ? new Set(errors.map((e) => e.index))
    : undefined
}
