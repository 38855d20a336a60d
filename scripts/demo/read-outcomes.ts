/** Reads what became of the documents from the store's records. */
import mongoose from 'mongoose'
import { z } from 'zod'
import { END_STATES } from '../../domain/invoice/ends.ts'
import { splitInvoiceId } from '../../domain/invoice/id.ts'
import type { Actual } from './actual.ts'

const Line = z.object({
  account: z.string(),
  vatCode: z.enum(['I25', 'I0']),
  dimensions: z.record(z.string(), z.string()).default({}),
  net: z.number().int(),
})

/** The part of a record that the comparison needs. */
const Stored = z.object({
  _id: z.string(),
  quarantine: z.object({ code: z.string() }).nullish(),
  review: z.object({ reason: z.string() }).nullish(),
  outcome: z.object({ end: z.enum(END_STATES) }).nullish(),
  findings: z.array(z.object({ code: z.string() })).nullish(),
  posting: z.object({ lines: z.array(Line) }).nullish(),
})

/** Undefined for what is no invoice's record. */
export function toActual(record: unknown): Actual | undefined {
  const { _id, quarantine, review, outcome, findings, posting } = Stored.parse(record)
  const id = splitInvoiceId(_id)
  if (!id) return undefined
  return {
    documentId: id.sourceId,
    ...(quarantine ? { quarantinedFor: quarantine.code } : {}),
    ...(review ? { reviewReason: review.reason } : {}),
    ...(outcome ? { end: outcome.end } : {}),
    findings: (findings ?? []).map(({ code }) => code),
    posted: (posting?.lines ?? []).map(({ net, ...coding }) => ({ net, coding })),
  }
}

export async function readOutcomes(uri: string): Promise<ReadonlyMap<string, Actual>> {
  const connection = await mongoose.createConnection(uri, { serverSelectionTimeoutMS: 5_000 }).asPromise()
  try {
    const records = await connection.collection('records').find({}).toArray()
    return new Map(
      records.flatMap((record) => {
        const actual = toActual(record)
        return actual ? [[actual.documentId, actual] as const] : []
      }),
    )
  } finally {
    await connection.close()
  }
}
