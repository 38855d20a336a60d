/** Real invoices to hide copies among: of Calderdale's published ledger where it lies beside the project, otherwise of the shipped examples. */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { IsoDate } from '../../../domain/invoice/invoice.ts'
import { type Ore, parseOre } from '../../../domain/money.ts'

export interface Genuine {
  readonly supplier: string
  readonly name: string
  readonly number: string
  readonly date: IsoDate
  readonly amount: Ore
}

export interface Source {
  readonly name: string
  readonly invoices: readonly Genuine[]
}

const CALDERDALE = '../shared/data/calderdale.csv.gz'
const EXAMPLES = 'examples/ledger.csv.gz'

export function genuineInvoices(): Source {
  return existsSync(CALDERDALE)
    ? {
        name: 'Calderdale',
        invoices: summed(read(CALDERDALE), ['supplier_id', 'supplier_name', 'document_no', 'date', 'amount']),
      }
    : {
        name: 'examples',
        invoices: summed(read(EXAMPLES), [
          'creditor_no',
          'creditor_no',
          'supplier_invoice_no',
          'invoice_date',
          'net',
        ]),
      }
}

type Row = Readonly<Record<string, string>>

function read(path: string): readonly Row[] {
  return parse(gunzipSync(readFileSync(path)), { columns: true }) as Row[]
}

/** Of many lines one invoice: what supplier, number and date have in common. */
function summed(
  rows: readonly Row[],
  [id = '', name = '', no = '', date = '', net = '']: readonly string[],
): readonly Genuine[] {
  const found = new Map<string, { -readonly [K in keyof Genuine]: Genuine[K] }>()
  for (const row of rows) {
    const number = row[no] ?? ''
    if (number === '') continue
    const key = `${row[id]}\n${number}\n${row[date]}`
    const amount = parseOre(row[net] ?? '') ?? 0
    const own = found.get(key)
    if (own) own.amount += amount
    else
      found.set(key, {
        supplier: row[id] ?? '',
        name: row[name] ?? '',
        number,
        date: row[date] ?? '',
        amount,
      })
  }
  return [...found.values()]
    .filter((i) => i.amount !== 0)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
