/** A row of the ledger file to a booked line. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { defined } from '../../domain/defined.ts'
import { maskCpr } from '../../domain/privacy/cpr.ts'
import { ROBOT_USER } from '../../erp/port.ts'
import type { CodedBy, LedgerLine } from '../../store/ledger.ts'
import { code, date, freeText, gln, id, kroner, matching, perhaps, vatCode } from './fields.ts'
import { readRows } from './import.ts'

export const LEDGER_COLUMNS = [
  'line_id',
  'document_id',
  'booked_on',
  'creditor_no',
  'supplier_invoice_no',
  'invoice_date',
  'gln',
  'text',
  'account',
  'vat_code',
  'dimensions',
  'net',
  'coded_by',
  'posted_by',
] as const

const PERSON = /^person:([A-Za-z0-9._:/-]{1,100})$/
const DIMENSION = /^([A-Za-z0-9._-]{1,40})=([A-Za-z0-9._-]{1,40})$/

const codedBy = z.string().transform((text, context): CodedBy => {
  const written = text.trim()
  if (written === '') return { kind: 'unknown' }
  if (written === 'robot') return { kind: 'robot' }
  const person = PERSON.exec(written)?.[1]
  if (person) return { kind: 'person', id: person }
  context.addIssue({ code: 'custom', message: 'not person:<id>, robot or empty' })
  return z.NEVER
})

const dimensions = z.string().transform((text, context): Readonly<Record<string, string>> => {
  const parts = text.trim() === '' ? [] : text.split(';').map((part) => DIMENSION.exec(part.trim()))
  const named = parts.flatMap((part) => (part ? [[part[1] ?? '', part[2] ?? ''] as const] : []))
  const names = new Set(named.map(([name]) => name))
  if (named.length === parts.length && names.size === named.length) return Object.fromEntries(named)
  context.addIssue({ code: 'custom', message: 'not name=value;name=value' })
  return z.NEVER
})

const isRobot = (user: string | undefined): boolean => user?.toUpperCase() === ROBOT_USER

/** What the file says; when it was learnt is not the file's to say. */
export type ImportedLine = Omit<LedgerLine, 'learntAt'>

const ledgerRow = z
  .object({
    line_id: id,
    document_id: id,
    booked_on: date,
    creditor_no: code,
    supplier_invoice_no: perhaps(matching(/^.{1,100}$/u, 'longer than an invoice number may be')),
    invoice_date: perhaps(date),
    gln,
    text: freeText,
    account: code,
    vat_code: vatCode,
    dimensions,
    net: kroner,
    coded_by: codedBy,
    posted_by: perhaps(freeText),
  })
  .transform(
    (row): ImportedLine =>
      defined({
        lineId: row.line_id,
        documentId: row.document_id,
        bookedOn: row.booked_on,
        creditorNo: row.creditor_no,
        gln: row.gln,
        text: maskCpr(row.text),
        coding: { account: row.account, vatCode: row.vat_code, dimensions: row.dimensions },
        net: row.net,
        codedBy: row.coded_by,
        // Before there was a robot nobody had a proposal in sight; what it posted on a person's word that person may merely have approved.
        label: row.coded_by.kind === 'person' && !isRobot(row.posted_by) ? 'strong' : 'weak',
        postedBy: row.posted_by,
        supplierInvoiceNo: row.supplier_invoice_no,
        invoiceDate: row.invoice_date,
      }),
  )

export const LEDGER_FILE = {
  columns: LEDGER_COLUMNS,
  schema: ledgerRow,
  idColumn: 'line_id',
  idOf: (line: ImportedLine): string => line.lineId,
} as const

/** As much of a file as can be read where no store is at hand; what else it may hold is passed over. */
export const readLedger = (source: Readable) =>
  readRows<ImportedLine>(source, { ...LEDGER_FILE, optional: [] })
