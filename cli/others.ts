/** The invoices of which this one may be a duplicate, beside it: what a reviewer compares, and what has become of them. */
import { closedCopiesOf } from '../activities/closed-copies.ts'
import { creditNotesOf } from '../activities/credit-notes.ts'
import { bookedDocument } from '../domain/duplicates/fingerprint.ts'
import { formatKroner, sum } from '../domain/money.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { stateOf } from './rows.ts'
import { table } from './text.ts'

export interface Other {
  readonly id: string
  readonly number?: string
  readonly date?: string
  readonly supplier?: string
  /** With its currency; of what was booked before this program came, without VAT. */
  readonly amount?: string
  /** Where it is, or how and when it ended, with the number in the ERP's journal. */
  readonly state: string
  /** Credit notes that name it: once one is posted it is not paid any more. */
  readonly creditNotes?: readonly Other[]
}

/** All that the check found, the likeliest first, and that people named: “no duplicate” answers for every one of them. */
export async function othersOf(store: Store, record: InvoiceRecord): Promise<readonly Other[]> {
  const named = record.decisions?.flatMap(({ of }) => of ?? []) ?? []
  const ids = [...new Set([...(record.duplicates?.of ?? []), ...named])]
  return Promise.all(ids.map((id) => withCreditNotes(store, id)))
}

async function withCreditNotes(store: Store, id: string): Promise<Other> {
  const [other, notes] = await Promise.all([otherOf(store, id), creditNotesOf(store, id)])
  return notes.length > 0 ? { ...other, creditNotes: notes.map(asOther) } : other
}

async function otherOf({ records, ledger }: Store, id: string): Promise<Other> {
  const document = bookedDocument(id)
  if (document === undefined) {
    const record = await records.get(id)
    return record ? asOther(record) : { id, state: 'not known here' }
  }
  const lines = await ledger.ofDocument(document)
  const [first] = lines
  return {
    id,
    ...(first
      ? {
          ...(first.supplierInvoiceNo ? { number: first.supplierInvoiceNo } : {}),
          ...(first.invoiceDate ? { date: first.invoiceDate } : {}),
          supplier: first.creditorNo,
          amount: `${formatKroner(sum(lines.map((l) => l.net)))} net`,
        }
      : {}),
    state: first ? `booked ${first.bookedOn}` : 'booked',
  }
}

function asOther(record: InvoiceRecord): Other {
  const { _id, invoice, outcome } = record
  const no = outcome?.journalNo === undefined ? '' : `, journal number ${outcome.journalNo}`
  return {
    id: _id,
    ...(invoice
      ? {
          number: invoice.number,
          ...(invoice.issueDate ? { date: invoice.issueDate } : {}),
          supplier: invoice.supplier.name,
          amount: `${formatKroner(invoice.totals.gross)} ${invoice.currency}`,
        }
      : {}),
    state: `${stateOf(record)}${no}`,
  }
}

/** Nobody is paid for them but through this one. */
export async function closedCopies(store: Store, { _id }: InvoiceRecord): Promise<readonly Other[]> {
  return Promise.all((await closedCopiesOf(store, _id)).map((id) => otherOf(store, id)))
}

export function otherLines(record: InvoiceRecord, others: readonly Other[]): readonly string[] {
  if (others.length === 0) return []
  return beside('Beside those of which it may be a duplicate', [
    row(asOther(record), 'this one'),
    ...others.flatMap((other) => [
      row(other, other.id),
      ...(other.creditNotes ?? []).map((note) => row(note, `  credit note ${note.id}`)),
    ]),
  ])
}

export function copyLines(copies: readonly Other[]): readonly string[] {
  if (copies.length === 0) return []
  return beside(
    'Closed as duplicates of this one: if it is returned, nobody is paid for them either',
    copies.map((copy) => row(copy, copy.id)),
  )
}

function row({ number, date, supplier, amount, state }: Other, name: string): readonly string[] {
  return [`  ${name}`, number ?? '–', date ?? '–', supplier ?? '–', amount ?? '–', state]
}

function beside(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  return ['', title, ...table(['  invoice', 'number', 'date', 'supplier', 'amount', 'state'], rows, [4])]
}
