/** An invoice as one row of a list. */
import type { ErrorCode } from '../domain/errors.ts'
import { formatKroner } from '../domain/money.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { moment, table } from './text.ts'

export interface InvoiceRow {
  readonly id: string
  readonly receivedAt: Date
  readonly state: string
  readonly reason?: ErrorCode
  /** Who was asked. */
  readonly assignee?: string
  readonly area?: string
  readonly supplier?: string
  readonly number?: string
  /** Øre. */
  readonly gross?: number
  /** When people are reminded of it next. */
  readonly deadline?: Date
}

export function rowOf(record: InvoiceRecord): InvoiceRow {
  const { invoice, review, quarantine, outcome, area } = record
  const assignee = outcome ? undefined : review?.assignee
  const reason = outcome ? undefined : (quarantine?.code ?? review?.reason)
  const deadline = outcome ? undefined : review?.deadlines[review.level]
  return {
    id: record._id,
    receivedAt: record.receivedAt,
    state: stateOf(record),
    ...(reason ? { reason } : {}),
    ...(assignee ? { assignee } : {}),
    ...(area ? { area } : {}),
    ...(invoice
      ? { supplier: invoice.supplier.name, number: invoice.number, gross: invoice.totals.gross }
      : {}),
    ...(deadline ? { deadline } : {}),
  }
}

/** As the record shows it: process state is Temporal's. */
export function stateOf({ outcome, quarantine, review, routed }: InvoiceRecord): string {
  if (outcome) return outcome.end
  if (quarantine) return 'quarantined'
  if (review) return 'waiting'
  return routed?.batch !== undefined && routed.route.to === 'robot' ? 'held' : 'underWay'
}

export function invoiceLines(rows: readonly InvoiceRow[]): readonly string[] {
  if (rows.length === 0) return ['There is nothing on this page.']
  return table(
    ['received', 'invoice', 'area', 'supplier', 'number', 'amount', 'state', 'reason', 'deadline'],
    rows.map((r) => [
      moment(r.receivedAt),
      r.id,
      r.area ?? '–',
      r.supplier ?? '–',
      r.number ?? '–',
      r.gross === undefined ? '–' : formatKroner(r.gross),
      r.assignee ? `${r.state}, asked ${r.assignee}` : r.state,
      r.reason ?? '',
      r.deadline ? moment(r.deadline) : '',
    ]),
    [5],
  )
}
