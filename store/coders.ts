/** Which learned coder is asked, and since when, on whose word and why: one document. The models themselves are bytes by their hash, and all are kept. */
import { type Connection, Schema } from 'mongoose'
import type { Word } from '../domain/coding/permission.ts'
import { modelOf, SCHEMA_OPTIONS } from './model.ts'

/** It may decide where its model has a permission that is in force, and that permits no more errors than `target`; otherwise it speaks in the shadow only. */
export interface CoderInUse extends Word {
  /** SHA-256 of the model's file, hex. */
  readonly model: string
  readonly by: string
  readonly at: Date
  readonly why: string
}

/** One coder: the document bears the name of what it was first. */
const SHADOW = 'shadow'
/** Changes that are remembered. */
const HISTORY_KEPT = 50

const schema = new Schema(
  { _id: { type: String, required: true }, inUse: Schema.Types.Mixed, history: Schema.Types.Mixed },
  SCHEMA_OPTIONS,
)

export function coders(db: Connection) {
  const model = modelOf(db, 'coders', schema)
  const change = async (next: CoderInUse, inUse: object): Promise<void> => {
    await model.collection.updateOne(
      { _id: SHADOW as never },
      { ...inUse, $push: { history: { $each: [next], $slice: -HISTORY_KEPT } } as never },
      { upsert: true },
    )
  }
  return {
    inUse: async (): Promise<CoderInUse | undefined> =>
      ((await model.findById(SHADOW).lean()) as { inUse?: CoderInUse } | null)?.inUse,
    /** What has been said of it, the latest last; of who took it out the model is empty. */
    words: async (): Promise<readonly CoderInUse[]> =>
      ((await model.findById(SHADOW).lean()) as { history?: readonly CoderInUse[] } | null)?.history ?? [],
    use: (next: CoderInUse): Promise<void> => change(next, { $set: { inUse: next } }),
    /**
     * Asks another where people let one be asked, unless its word is younger than `at`: of a training the moment in which it began, so that of two at
     * once the one that began later counts, and neither undoes what a person said meanwhile. Whether it may decide, and for which share of errors, stays as
     * people said: one that decides is not renewed by a model that was trained for a larger one.
     */
    renew: async (next: Omit<CoderInUse, keyof Word>, trainedFor: number): Promise<void> => {
      const renewed = Object.entries(next).map(([field, value]) => [`inUse.${field}`, value] as const)
      const permitted = [{ 'inUse.mayDecide': { $ne: true } }, { 'inUse.target': { $gte: trainedFor } }]
      const older = { _id: SHADOW as never, 'inUse.at': { $lt: next.at }, $or: permitted }
      await model.collection.updateOne(older, {
        $set: Object.fromEntries(renewed),
        $push: { history: { $each: [next], $slice: -HISTORY_KEPT } },
      } as never)
    },
    /**
     * Asks a model in place of the one that it was made from, on the same word: who said it, when, why and for which share of errors stays, and so does
     * whose word is the younger. Nothing is done where another is asked by now.
     */
    succeed: async (before: string, after: string): Promise<void> => {
      const still = { _id: SHADOW as never, 'inUse.model': before }
      await model.collection.updateOne(still, { $set: { 'inUse.model': after } })
    },
    /** None is asked from now on. */
    none: (word: Omit<CoderInUse, 'model' | keyof Word>): Promise<void> =>
      change({ ...word, model: '' }, { $unset: { inUse: '' } }),
  }
}
