/** Documents out of ledger lines: what the duplicate check must know of invoices that were booked before it began. */
import type { DocumentKind, IsoDate } from '../../domain/invoice/invoice.ts'
import type { Ore } from '../../domain/money.ts'
import type { ImportedLine } from './ledger-row.ts'

export interface BookedDocument {
  readonly documentId: string
  readonly kind: DocumentKind
  readonly creditorNo: string
  readonly supplierInvoiceNo?: string
  readonly invoiceDate?: IsoDate
  /** Positive, on credit notes too, as a document writes them; VAT by the lines' codes. */
  readonly net: Ore
  readonly gross: Ore
}

export interface DocumentCollector {
  /** Takes lines in the file's order; answers the documents that are complete. */
  readonly add: (lines: readonly ImportedLine[]) => readonly BookedDocument[]
  readonly end: () => readonly BookedDocument[]
}

/** A document is taken to be complete when a line of another follows; a file that is not in that order gives it in parts. */
export function collectDocuments(): DocumentCollector {
  let open: ImportedLine[] = []
  const close = (): readonly BookedDocument[] => {
    const done = open.length > 0 ? [toDocument(open)] : []
    open = []
    return done
  }
  return {
    add: (lines) =>
      lines.flatMap((line) => {
        const done = open[0] && open[0].documentId !== line.documentId ? close() : []
        open.push(line)
        return done
      }),
    end: close,
  }
}

function toDocument(lines: readonly ImportedLine[]): BookedDocument {
  const [first] = lines
  if (!first) throw new RangeError('a document has at least one line')
  const total = (own: readonly ImportedLine[]): Ore => own.reduce((sum, l) => sum + l.net, 0)
  const net = total(lines)
  const taxed = total(lines.filter((l) => l.coding.vatCode === 'I25'))
  const { documentId, creditorNo, supplierInvoiceNo, invoiceDate } = first
  return {
    documentId,
    kind: net < 0 ? 'creditNote' : 'invoice',
    creditorNo,
    ...(supplierInvoiceNo ? { supplierInvoiceNo } : {}),
    ...(invoiceDate ? { invoiceDate } : {}),
    net: Math.abs(net),
    gross: Math.abs(net + Math.sign(taxed) * Math.round(Math.abs(taxed) / 4)),
  }
}
