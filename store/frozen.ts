/**
 * Accounts that the learned coder may not give a creditor's lines at an institution, since the control found it wrong: one document each, kept until people
 * have agreed with it often enough. The same as `domain/coding/freeze.ts` does in a walk.
 */
import { type Connection, Schema } from 'mongoose'
import { THAW } from '../domain/coding/freeze.ts'
import { findAll, isDuplicateKey, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** What the learned coder is asked about. */
export interface Pattern {
  readonly creditorNo: string
  readonly gln: string
  readonly account: string
}

interface Document {
  readonly _id: string
  /** The invoice whose control found it wrong, and when. */
  readonly by: string
  readonly at: Date
  /** Invoices in which people agreed since, in a row. */
  readonly agreed: readonly string[]
}

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    agreed: { type: [String], required: true },
  },
  SCHEMA_OPTIONS,
)
/** Of the field in which the last of them stands that thaws it. */
const THAWED = `agreed.${THAW - 1}`

export function frozen(db: Connection) {
  const model = modelOf(db, 'frozen', schema)
  return {
    /** Is one of these frozen? */
    some: async (patterns: readonly Pattern[]): Promise<boolean> =>
      (await findAll(model, patterns.map(keyOf))).some(({ agreed }) => agreed.length < THAW),

    freeze: async (pattern: Pattern, by: string, at: Date): Promise<void> => {
      const _id = keyOf(pattern) as never
      try {
        // The step that freezes may run twice: what people have said since counts.
        await model.collection.updateOne(
          { _id, by: { $ne: by } },
          { $set: { by, at, agreed: [] } },
          { upsert: true },
        )
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    /** People coded such a line in an invoice: as the coder said, or otherwise. What is not frozen stays so. */
    seen: async (pattern: Pattern, invoice: string, agrees: boolean): Promise<void> => {
      await model.collection.updateOne(
        { _id: keyOf(pattern) as never, [THAWED]: { $exists: false } },
        agrees ? ({ $addToSet: { agreed: invoice } } as never) : { $set: { agreed: [] } },
      )
    },
  }
}

function keyOf({ creditorNo, gln, account }: Pattern): string {
  return JSON.stringify([creditorNo, gln, account])
}
