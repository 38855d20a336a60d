/**
 * Where an invoice is just now, by its workflow. Its record alone looks as if it waited also while an act on somebody's word is under way in the
 * ERP, or in doubt: then nobody can decide it.
 */
import type { ErrorCode } from '../domain/errors.ts'
import type { DecisionKind } from '../domain/review/decision.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { invoiceClient } from '../workers/invoice-client.ts'
import { choicesOf } from './choices.ts'
import type { Cli } from './cli.ts'
import { stopOf } from './failure.ts'
import { said } from './sentences.ts'
import { moment } from './text.ts'

/** Why it cannot be decided just now; nothing where it waits. */
const NOT_NOW = {
  waiting: undefined,
  underWay: 'DECISION_NOT_WAITING',
  held: 'DECISION_HELD',
  inDoubt: 'DECISION_IN_DOUBT',
  noWorkflow: 'BOOKS_NO_WORKFLOW',
  unknown: 'MACHINE_TEMPORAL',
} as const satisfies Readonly<Record<string, ErrorCode | undefined>>

export interface Now {
  readonly place: keyof typeof NOT_NOW
  /** On whose word something is tried in the ERP; undefined where nothing is. */
  readonly by?: 'robot' | 'person'
}

/** Undefined where the record says all: it has ended, or is quarantined. */
export async function nowOf(
  { servers }: Cli,
  { _id, outcome, invoice, review }: InvoiceRecord,
): Promise<Now | undefined> {
  if (outcome || !invoice) return undefined
  try {
    const running = await invoiceClient(await servers.client()).running(_id)
    if (!running) return { place: 'noWorkflow' }
    const { status, route } = running
    const by = route === 'robot' || route === 'person' ? route : undefined
    if (status === 'waiting' || status === 'inDoubt' || status === 'held')
      return { place: status, ...(by ? { by } : {}) }
    // The record is written a moment before the workflow's first attributes: who has been shown it may try.
    return by ? { place: 'underWay', by } : { place: review ? 'waiting' : 'underWay' }
  } catch (error) {
    if (stopOf(error)?.code === 'MACHINE_TEMPORAL') return { place: 'unknown' }
    throw error
  }
}

export function notNow(now: Now | undefined): ErrorCode | undefined {
  return now ? NOT_NOW[now.place] : 'DECISION_NOT_WAITING'
}

export function choicesNow(record: InvoiceRecord, now: Now | undefined): readonly DecisionKind[] {
  return notNow(now) ? [] : choicesOf(record)
}

/** What a person must know who sees the record of an invoice that does not wait, and has not ended. */
export function nowLines(record: InvoiceRecord, now: Now | undefined): readonly string[] {
  const why = now && NOT_NOW[now.place]
  if (!now || !why || (now.place === 'underWay' && !now.by)) return []
  return [
    '',
    ...(now.place === 'inDoubt'
      ? [
          'IN DOUBT: it is not known whether the ERP has closed the document. Nobody can decide it here until the ERP knows: look there first.',
          `Tried: ${tried(record, now)}`,
        ]
      : []),
    ...(now.place === 'underWay'
      ? [`Being tried: ${tried(record, now)}. Nobody can decide it meanwhile.`]
      : []),
    ...said(why),
  ]
}

const TRIED: Readonly<Partial<Record<DecisionKind, string>>> = {
  approve: 'to post the proposal',
  code: 'to post what was coded',
  return: 'to return it to the supplier',
  duplicate: 'to close it as a duplicate',
}

function tried({ decisions = [] }: InvoiceRecord, { by }: Now): string {
  if (by === 'robot') return 'the robot’s posting'
  const last = decisions.findLast((d) => !d.refused && TRIED[d.kind])
  return last ? `${TRIED[last.kind]}, on the word of ${last.by}, ${moment(last.at)}` : 'not known'
}
