/** How far the ERP's lists have been read, and what each night brought. */
import { type Connection, Schema } from 'mongoose'
import { modelOf, SCHEMA_OPTIONS } from './model.ts'

export interface Cursors {
  /** Sequence number of the last arrival that is safely here. */
  readonly arrivals: number
  /** Of the last change in the ERP that was passed on. */
  readonly changes: number
}

const schema = new Schema(
  { _id: { type: String, required: true }, arrivals: Number, changes: Number },
  SCHEMA_OPTIONS,
)

export function intakes(db: Connection) {
  const model = modelOf(db, 'intakes', schema)
  return {
    cursors: async (source: string): Promise<Cursors> => {
      const found = await model.findById(source).lean()
      return { arrivals: found?.arrivals ?? 0, changes: found?.changes ?? 0 }
    },
    /** Moves a cursor; it never goes back. */
    advance: async (source: string, which: keyof Cursors, to: number): Promise<void> => {
      await model.collection.updateOne({ _id: source as never }, { $max: { [which]: to } }, { upsert: true })
    },
  }
}
