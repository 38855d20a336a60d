/** The published ledger as the examples use it: each line, and which lines make one document. */
import { z } from 'zod'
import { type Ore, parseOre } from '../../domain/money.ts'
import { fromCsv } from './csv.ts'
import { keyedDigits } from './keyed.ts'

const Row = z.object({
  line_id: z.string().min(1),
  date: z.iso.date(),
  supplier_id: z.string(),
  supplier_name: z.string().min(1),
  description: z.string(),
  cost_centre: z.string(),
  account: z.string().min(1),
  amount: z.string(),
  document_no: z.string(),
})

export interface SourceLine {
  readonly lineId: string
  readonly date: string
  readonly creditorNo: string
  readonly supplierName: string
  readonly text: string
  readonly costCentre: string
  readonly account: string
  readonly net: Ore
}

/** Lines of one payment to one creditor for one cost centre: a document, since an invoice has one institution. */
export interface SourceDocument {
  readonly documentNo: string
  readonly date: string
  readonly creditorNo: string
  readonly costCentre: string
  readonly lines: readonly SourceLine[]
}

/** Suppliers without an id in the ledger (banks, direct debits) get one of their own from their name. */
const creditorNo = (id: string, name: string): string => id || `9${keyedDigits(5, 'creditor', name)}`

const UNKNOWN_CENTRE = 'GENERAL EXPENSES'

function toLine(row: z.infer<typeof Row>): SourceLine {
  const net = parseOre(row.amount)
  if (net === undefined) throw new Error(`line ${row.line_id}: amount cannot be read`)
  return {
    lineId: row.line_id.replaceAll('/', '-'),
    date: row.date,
    creditorNo: creditorNo(row.supplier_id, row.supplier_name),
    supplierName: row.supplier_name.replace(/\*+$/, '').normalize('NFC'),
    text: row.description.trim().normalize('NFC') || row.account,
    costCentre: row.cost_centre || UNKNOWN_CENTRE,
    account: row.account,
    net,
  }
}

/** Reads the source and groups what lies from `from` to `to` (both included) into documents, in the ledger's order. */
export function readSource(csv: string, from: string, to: string): readonly SourceDocument[] {
  const documents = new Map<string, SourceDocument & { lines: SourceLine[] }>()
  for (const raw of fromCsv(csv)) {
    const row = Row.parse(raw)
    if (row.date < from || row.date > to) continue
    const line = toLine(row)
    // A few lines have no document number: then the reference in the line's id is all there is.
    const documentNo = row.document_no || row.line_id.replace(/-\d+$/, '')
    const key = JSON.stringify([documentNo, line.date, line.creditorNo, line.costCentre])
    const known = documents.get(key)
    if (known) known.lines.push(line)
    else
      documents.set(key, {
        documentNo: documentNo.replaceAll('/', '-'),
        date: line.date,
        creditorNo: line.creditorNo,
        costCentre: line.costCentre,
        lines: [line],
      })
  }
  return [...documents.values()]
}
