/** Reads what became of the documents from the store's records. */
import mongoose from 'mongoose'
import { z } from 'zod'
import { END_STATES } from '../../domain/invoice/ends.ts'
import type { Actual } from './actual.ts'

const Line = z.object({
  net: z.number().int(),
  coding: z.object({
    account: z.string(),
    vatCode: z.enum(['I25', 'I0']),
    dimensions: z.record(z.string(), z.string()).default({}),
  }),
})

/** The part of a record that the comparison needs: see store/records.ts. */
const Stored = z.object({
  documentId: z.string(),
  invoice: z.object({ kind: z.enum(['invoice', 'creditNote']) }).optional(),
  quarantine: z.object({ code: z.string() }).optional(),
  parties: z.object({ findings: z.array(z.object({ code: z.string() })) }).optional(),
  review: z.object({ reason: z.string() }).optional(),
  outcome: z.object({ end: z.enum(END_STATES), lines: z.array(Line).optional() }).optional(),
})

export function toActual(record: unknown): Actual {
  const { documentId, invoice, quarantine, parties, review, outcome } = Stored.parse(record)
  return {
    documentId,
    ...(quarantine ? { quarantinedFor: quarantine.code } : {}),
    ...(review ? { reviewReason: review.reason } : {}),
    ...(outcome ? { end: outcome.end } : {}),
    findings: (parties?.findings ?? []).map(({ code }) => code),
    // A ledger writes what a credit note takes back as negative; the document does not.
    posted: (outcome?.end === 'postedByRobot' ? (outcome.lines ?? []) : []).map((line) =>
      invoice?.kind === 'creditNote' ? { ...line, net: -line.net } : line,
    ),
  }
}

/** How long a store that does not answer is waited for, ms. */
const PATIENCE_MS = 5_000

/** By document id. */
export async function readOutcomes(uri: string): Promise<ReadonlyMap<string, Actual>> {
  const connection = await mongoose
    .createConnection(uri, { serverSelectionTimeoutMS: PATIENCE_MS })
    .asPromise()
  try {
    const fields = { documentId: 1, 'invoice.kind': 1, quarantine: 1, parties: 1, review: 1, outcome: 1 }
    const records = await connection.collection('records').find({}, { projection: fields }).toArray()
    return new Map(records.map(toActual).map((actual) => [actual.documentId, actual] as const))
  } finally {
    await connection.close()
  }
}
