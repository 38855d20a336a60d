/**
 * Bounded lists, one small document a key: `_id` the key, `by` the newest entries in the order in which they came. What is there already is not written
 * again, and of two who write to one key at once none is lost. An entry is a text: a list is always read whole, and hundreds of small documents in one cost
 * the server and the driver far more than as many texts.
 */
import { mongo, Schema } from 'mongoose'
import { BULK_SIZE, DUPLICATE_KEY, SCHEMA_OPTIONS } from './model.ts'

export interface Bucket {
  readonly _id: string
  readonly by: readonly string[]
}

export interface Addition {
  readonly key: string
  /** How many entries the bucket keeps: the newest. */
  readonly kept: number
  readonly entries: readonly string[]
}

export const BUCKET_SCHEMA = new Schema<Bucket>(
  { _id: { type: String, required: true }, by: { type: [String], required: true } },
  SCHEMA_OPTIONS,
)

/** Of two that make the same bucket at once one has to come again, and then it is there. */
const TRIES = 3

/** Adds entries to their buckets, many at once; safe to repeat. */
export async function addAll(
  model: { readonly collection: unknown },
  additions: readonly Addition[],
): Promise<void> {
  const collection = model.collection as mongo.Collection<Bucket>
  for (let from = 0; from < additions.length; from += BULK_SIZE)
    await addBatch(collection, additions.slice(from, from + BULK_SIZE))
}

/** A write finds no bucket without its own entry where it is there already, or where somebody makes the bucket just now: that is told apart by trying again. */
async function addBatch(collection: mongo.Collection<Bucket>, additions: readonly Addition[]): Promise<void> {
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
async function missing(
  collection: mongo.Collection<Bucket>,
  additions: readonly Addition[],
): Promise<readonly Addition[]> {
  const filter = { _id: { $in: additions.map(({ key }) => key) } } as never
  const there = await collection.find(filter).toArray()
  const known = new Map(there.map(({ _id, by }) => [_id, new Set(by)] as const))
  return additions.flatMap((addition) => {
    const entries = addition.entries.filter((entry) => !known.get(addition.key)?.has(entry))
    return entries.length > 0 ? [{ ...addition, entries }] : []
  })
}

function upsert({ key, kept, entries }: Addition) {
  return {
    updateOne: {
      filter: { _id: key, by: { $nin: entries } } as never,
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
