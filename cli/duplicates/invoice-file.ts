/** A file of invoices, one a row, in order of arrival: what the duplicate check is tried on without a server. */
import { aliasesOf, POSTED_BEFORE, type Sighting, sighting } from '../../domain/duplicates/sighting.ts'
import type { RefusedRow } from '../../intake/register/account.ts'
import { csvRows, openRegister } from '../../intake/register/csv.ts'
import { EXIT, Stop } from '../exit.ts'
import { type Written, writtenAmount, writtenDay } from './written.ts'

export const INVOICE_COLUMNS = [
  'invoice_id',
  'received_at',
  'supplier_id',
  'supplier_name',
  'invoice_no',
  'invoice_date',
  'amount',
  'currency',
  'bank_account',
] as const
type Column = (typeof INVOICE_COLUMNS)[number]

/** What is no amount agrees with no other. */
const NO_AMOUNT = Number.NaN

/** A row that cannot be read, or that can be read in two ways, is refused with the reason: guessed, it would be compared with nothing, or with the wrong ones. */
export async function* invoicesOf(path: string): AsyncGenerator<Sighting | RefusedRow> {
  let at: ((column: Column, values: readonly string[]) => string) | undefined
  for await (const row of csvRows(openRegister(path))) {
    if (at)
      yield 'values' in row
        ? invoiceOf(at, row.row, row.values)
        : { row: row.row, code: 'IMPORT_ROW', field: '', why: row.broken }
    else at = columnsOf('values' in row ? row.values : [])
  }
  if (!at) throw new Stop('IMPORT_HEADER', EXIT.no, INVOICE_COLUMNS.join(','))
}

/** In whatever order they stand; columns that are not ours are passed over. */
function columnsOf(header: readonly string[]): (column: Column, values: readonly string[]) => string {
  const names = header.map((name) => name.trim())
  const missing = INVOICE_COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) throw new Stop('IMPORT_HEADER', EXIT.no, missing.join(','))
  const places = new Map(INVOICE_COLUMNS.map((column) => [column, names.indexOf(column)] as const))
  return (column, values) => values[places.get(column) ?? -1]?.trim() ?? ''
}

function invoiceOf(
  at: (column: Column, values: readonly string[]) => string,
  row: number,
  values: readonly string[],
): Sighting | RefusedRow {
  const refused: RefusedRow[] = []
  const refuse = (field: Column, code: RefusedRow['code'], why: string): undefined => {
    refused.push({ row, code, field, why })
  }
  const read = <T>(field: Column, how: (text: string) => Written<T>): T | undefined => {
    const text = at(field, values)
    if (text === '') return undefined
    const written = how(text)
    if (typeof written === 'object') return written.value
    return written === 'ambiguous'
      ? refuse(field, 'IMPORT_AMBIGUOUS', 'can be read in two ways')
      : refuse(field, 'IMPORT_ROW', `no ${field === 'amount' ? 'amount' : 'date'}`)
  }
  const id = at('invoice_id', values)
  if (id === '') refuse('invoice_id', 'IMPORT_ROW', 'is empty')
  const amount = read('amount', writtenAmount) ?? NO_AMOUNT
  const [day, arrived] = [read('invoice_date', writtenDay), read('received_at', writtenDay)]
  const [first] = refused
  if (first) return first
  const aliases = aliasesOf({ accounts: [at('bank_account', values)], name: at('supplier_name', values) })
  const supplier = at('supplier_id', values)
  const payee = supplier === '' ? (aliases.at(-1) ?? 'unknown') : `supplier:${supplier}`
  return sighting({
    id,
    kind: amount < 0 ? 'creditNote' : 'invoice',
    payee,
    aliases: aliases.filter((alias) => alias !== payee),
    number: at('invoice_no', values),
    ...(day === undefined ? {} : { day }),
    ...(arrived === undefined ? {} : { arrived }),
    amount: Math.abs(amount),
    currency: at('currency', values).toUpperCase(),
    // A file tells of no states: it is taken for one of what was booked.
    postedAt: POSTED_BEFORE,
  })
}
