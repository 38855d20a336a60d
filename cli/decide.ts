/** A person's decision on its way to the workflow, and its answer. The comment goes to the store, never into a history. */
import { randomUUID } from 'node:crypto'
import type { ErrorCode } from '../domain/errors.ts'
import { maskCpr } from '../domain/privacy/cpr.ts'
import type { Decision } from '../domain/review/decision.ts'
import type { InvoiceRecord } from '../store/records.ts'
import { invoiceClient } from '../workers/invoice-client.ts'
import type { Cli } from './cli.ts'
import { Usage } from './exit.ts'
import { requireWorkers } from './workers.ts'

export type Choice = Omit<Decision, 'id' | 'by'>

export type Answer =
  | { readonly counts: true; readonly decision: string }
  | {
      readonly counts: false
      readonly code: ErrorCode
      readonly field?: string
      /** Who was first, and when. */
      readonly by?: string
      readonly at?: string
    }

/** Longest comment, characters. */
const MAX_COMMENT = 4_000

export async function decide(
  { servers }: Cli,
  { _id: id }: InvoiceRecord,
  by: string,
  choice: Choice,
  comment: string | undefined,
): Promise<Answer> {
  if (comment && comment.length > MAX_COMMENT)
    throw new Usage(`a comment has at most ${MAX_COMMENT} characters`)
  const client = await servers.client()
  await requireWorkers(client)
  const decision: Decision = { id: randomUUID(), by, ...choice }
  const refused = await invoiceClient(client).decide(id, decision)
  const { records } = await servers.store()
  if (refused) return { counts: false, ...(await first(await records.get(id))), ...refused }
  if (comment) await records.keepComment(id, decision.id, maskCpr(comment.normalize('NFC')))
  return { counts: true, decision: decision.id }
}

/** Who was first, where the workflow has ended and cannot say it. */
async function first(record: InvoiceRecord | undefined): Promise<{ by?: string; at?: string }> {
  const outcome = record?.outcome
  return outcome ? { by: outcome.by, at: outcome.at.toISOString() } : {}
}
