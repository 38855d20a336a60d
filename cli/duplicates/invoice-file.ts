/** A file of invoices, one a row, in order of arrival: what the duplicate check is tried on without a server. */
import { aliasesOf, dayOf, POSTED_BEFORE, type Sighting, sighting } from '../../domain/duplicates/sighting.ts'
import { parseOre } from '../../domain/money.ts'
import { csvRows, openRegister } from '../../intake/register/csv.ts'
import { EXIT, Stop } from '../exit.ts'

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

/** Undefined where the row cannot be read. */
export async function* invoicesOf(path: string): AsyncGenerator<Sighting | undefined> {
  let at: ((column: Column, values: readonly string[]) => string) | undefined
  for await (const row of csvRows(openRegister(path))) {
    if (at) yield 'values' in row ? invoiceOf(at, row.values) : undefined
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
  values: readonly string[],
): Sighting | undefined {
  const id = at('invoice_id', values)
  if (id === '') return undefined
  const amount = amountOf(at('amount', values))
  const [day, arrived] = [dayOf(at('invoice_date', values)), dayOf(at('received_at', values))]
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

const ORE = 100

/** What is no amount agrees with no other. */
function amountOf(written: string): number {
  return parseOre(written) ?? (written === '' ? Number.NaN : Math.round(Number(written) * ORE))
}
