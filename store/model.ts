/** The few things that every collection does alike: typed models on a connection of their own, bulk upserts, plain frozen data. */
import type { Connection, Model, Schema } from 'mongoose'

/** Documents in one bulk write; the driver splits further by bytes. */
export const BULK_SIZE = 1_000

/** Options of every schema: `_id` is our own key, no version key, indexes only where `ensureIndexes` says so. */
export const SCHEMA_OPTIONS = {
  _id: false,
  versionKey: false,
  autoIndex: false,
  autoCreate: false,
  minimize: false,
  strict: 'throw',
} as const

/** The model of a collection on this connection, made once. */
export function modelOf<T>(db: Connection, name: string, schema: Schema<T>): Model<T> {
  return (db.models[name] as Model<T> | undefined) ?? db.model<T>(name, schema, name)
}

/** Replaces or inserts whole documents by `_id`: repeating it changes nothing. */
export async function putAll<T extends { readonly _id: string }>(
  model: Model<T>,
  documents: readonly T[],
): Promise<void> {
  for (let from = 0; from < documents.length; from += BULK_SIZE) {
    const operations = documents.slice(from, from + BULK_SIZE).map((replacement) => ({
      replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
    }))
    await model.bulkWrite(operations as Parameters<Model<T>['bulkWrite']>[0], { ordered: false })
  }
}

/** Reads by `_id`, in one answer of the server as far as it fits; the answer's order is not the keys'. */
export async function findAll<T>(model: Model<T>, ids: readonly string[]): Promise<readonly T[]> {
  if (ids.length === 0) return []
  const filter = { _id: { $in: [...new Set(ids)] as never[] } }
  // Past the schema, which has nothing to say of a plain answer: an invoice's way reads a dozen times so.
  const found = await model.collection.find(filter, { batchSize: ids.length + 1 }).toArray()
  return frozen(found as T[])
}

/** Nothing that was read can be changed by accident and be believed to be stored. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Date) && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

export const DUPLICATE_KEY = 11_000

/** The document, or one with the same unique key, is there already. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY
}
