/** A person's decision on its way to the workflow, and its answer. The comment goes to the store, never into a history. */
import { randomUUID } from 'node:crypto'
import type { ErrorCode } from '../domain/errors.ts'
import { maskCpr } from '../domain/privacy/cpr.ts'
import type { Decision } from '../domain/review/decision.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { type DecisionRefused, invoiceClient } from '../workers/invoice-client.ts'
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
  if (refused) return { counts: false, ...refused, ...ended(refused, await records.get(id)) }
  if (comment) await records.keepComment(id, decision.id, maskCpr(comment.normalize('NFC')))
  return { counts: true, decision: decision.id }
}

/** No workflow: it has ended, and who was first stands in the record; otherwise it was terminated, and waits to be started again. */
function ended({ code }: DecisionRefused, record: InvoiceRecord | undefined): Partial<DecisionRefused> {
  const outcome = record?.outcome
  if (code !== 'BOOKS_NO_WORKFLOW' || !outcome) return {}
  return { code: 'DECISION_NOT_WAITING', by: outcome.by, at: outcome.at.toISOString() }
}
