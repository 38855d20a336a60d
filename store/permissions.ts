/** The permissions to be automatic: one document a model, written once. */
import { type Connection, Schema } from 'mongoose'
import type { Permission } from '../domain/coding/permission.ts'
import { frozen, modelOf, SCHEMA_OPTIONS } from './model.ts'

type Document = Omit<Permission, 'model'> & { readonly _id: string }

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    target: { type: Number, required: true },
    confidence: { type: Number, required: true },
    threshold: { type: Number, required: true },
    upper: { type: Number, required: true },
    of: { type: Number, required: true },
    reached: { type: Number, required: true },
    labels: { type: Number, required: true },
    wrong: { type: Number, required: true },
    newestLabel: { type: String, required: true },
    madeAt: { type: Date, required: true },
    expiresOn: { type: String, required: true },
  },
  SCHEMA_OPTIONS,
)

export function permissions(db: Connection) {
  const model = modelOf(db, 'permissions', schema)
  return {
    of: async (sha: string): Promise<Permission | undefined> => {
      const found = (await model.findById(sha).lean()) as Document | null
      if (!found) return undefined
      const { _id, ...rest } = found
      return frozen({ model: _id, ...rest })
    },
    /** The first counts: the same model, trained again, proves the same. */
    put: async ({ model: sha, ...rest }: Permission): Promise<void> => {
      await model.updateOne({ _id: sha }, { $setOnInsert: rest }, { upsert: true })
    },
  }
}
