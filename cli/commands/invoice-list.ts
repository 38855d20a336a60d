import { Option } from 'commander'
import { ERRORS, type ErrorCode } from '../../domain/errors.ts'
import { END_STATES, type EndState } from '../../domain/invoice/ends.ts'
import { formatKroner } from '../../domain/money.ts'
import {
  type InvoiceRecord,
  RECORD_STATES,
  type RecordFilter,
  type RecordState,
} from '../../store/records.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { Usage } from '../exit.ts'
import { footer, positive, ROWS_A_PAGE, skipOf } from '../paging.ts'
import { moment, table } from '../text.ts'

interface Options extends CommonOptions {
  readonly area?: string
  readonly state?: RecordState
  readonly end?: EndState
  readonly reason?: string
  readonly page: number
}

export const invoiceList: AddCommand = (parent, cli) => {
  addCommand(parent, 'list', {
    description: 'Invoices, the oldest first',
    examples: ['invoice list --state waiting --area parks', 'invoice list --end postedByRobot --page 2'],
  })
    .option('--area <area>', 'of one area')
    .addOption(new Option('--state <state>', 'where they are').choices(RECORD_STATES))
    .addOption(new Option('--end <end>', 'how they ended').choices(END_STATES))
    .option('--reason <code>', 'why they wait, or are quarantined: a code of docs/errors.md')
    .option('--page <n>', `page of ${ROWS_A_PAGE}`, positive, 1)
    .action(async (options: Options) => {
      const { records } = await cli.servers.store()
      const filter = filterOf(options)
      const [total, rows] = await Promise.all([
        records.count(filter),
        records.list(filter, skipOf(options), ROWS_A_PAGE),
      ])
      const invoices = rows.map(rowOf)
      answer(cli, options, { total, page: options.page, invoices }, () =>
        invoiceLines(invoices, options.page, total),
      )
    })
}

export function filterOf({ area, state, end, reason }: Omit<Options, 'page'>): RecordFilter {
  if (reason !== undefined && !isCode(reason)) throw new Usage(`${reason} is no code of docs/errors.md`)
  return {
    ...(area ? { area } : {}),
    ...(state ? { state } : {}),
    ...(end ? { end } : {}),
    ...(reason ? { reason } : {}),
  }
}

function isCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text)
}

export interface InvoiceRow {
  readonly id: string
  readonly receivedAt: Date
  readonly state: string
  readonly reason?: ErrorCode
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
  const reason = outcome ? undefined : (quarantine?.code ?? review?.reason)
  const deadline = outcome ? undefined : review?.deadlines[review.level]
  return {
    id: record._id,
    receivedAt: record.receivedAt,
    state: stateOf(record),
    ...(reason ? { reason } : {}),
    ...(area ? { area } : {}),
    ...(invoice
      ? { supplier: invoice.supplier.name, number: invoice.number, gross: invoice.totals.gross }
      : {}),
    ...(deadline ? { deadline } : {}),
  }
}

/** As the record shows it: process state is Temporal's. */
export function stateOf({ outcome, quarantine, review }: InvoiceRecord): string {
  if (outcome) return outcome.end
  if (quarantine) return 'quarantined'
  return review ? 'waiting' : 'underWay'
}

export function invoiceLines(rows: readonly InvoiceRow[], page: number, total: number): readonly string[] {
  if (rows.length === 0) return [page > 1 && total > 0 ? 'There is nothing on this page.' : 'There are none.']
  return [
    ...table(
      ['received', 'invoice', 'area', 'supplier', 'number', 'amount', 'state', 'reason', 'deadline'],
      rows.map((r) => [
        moment(r.receivedAt),
        r.id,
        r.area ?? '–',
        r.supplier ?? '–',
        r.number ?? '–',
        r.gross === undefined ? '–' : formatKroner(r.gross),
        r.state,
        r.reason ?? '',
        r.deadline ? moment(r.deadline) : '',
      ]),
      [5],
    ),
    footer(page, total),
  ]
}
