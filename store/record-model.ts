/** The collection of the records. Their parts are `record.ts`'s; the store keeps them as they are. */
import { type Connection, Schema } from 'mongoose'
import { modelOf, SCHEMA_OPTIONS } from './model.ts'

const schema = new Schema(
  {
    _id: { type: String, required: true },
    source: { type: String, required: true },
    documentId: { type: String, required: true },
    fileName: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    size: { type: Number, required: true },
    sha256: { type: String, required: true },
    invoice: Schema.Types.Mixed,
    quarantine: Schema.Types.Mixed,
    area: String,
    parties: Schema.Types.Mixed,
    duplicates: Schema.Types.Mixed,
    proposal: Schema.Types.Mixed,
    suggestion: Schema.Types.Mixed,
    routed: Schema.Types.Mixed,
    bodies: Schema.Types.Mixed,
    decisions: Schema.Types.Mixed,
    copies: Schema.Types.Mixed,
    ignored: Schema.Types.Mixed,
    review: Schema.Types.Mixed,
    wasShown: Boolean,
    outcome: Schema.Types.Mixed,
  },
  SCHEMA_OPTIONS,
)

export const recordModel = (db: Connection) => modelOf(db, 'records', schema)
export type RecordModel = ReturnType<typeof recordModel>
