import { Schema } from 'mongoose'
import type { Coding } from '../domain/coding/coding.ts'

/** A coding within a document of another collection. Dimensions are named by the municipality, so their keys are data. */
export const codingSchema = new Schema<Coding>(
  {
    account: { type: String, required: true },
    vatCode: { type: String, required: true },
    dimensions: { type: Schema.Types.Mixed, required: true },
  },
  { _id: false, minimize: false, strict: 'throw' },
)
