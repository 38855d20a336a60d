/** Fingerprints: what two copies of one invoice have in common, however the second is dressed. */
import type { Invoice } from '../invoice/invoice.ts'
import { saysNothing } from '../invoice/number.ts'
import { pseudonym } from './pseudonym.ts'

/** Raised with every change of what is compared and how; stands in each record. */
export const DUPLICATES_VERSION = 4

export interface Fingerprints {
  /** Supplier and normalised number: who holds it has been received before. Made as it always was: what was claimed once stays claimed. */
  readonly number: string
  /** Of a credit note: the invoice that it corrects. Another one of it may be genuine, so only a question to a person. */
  readonly correction?: string
}

/** `supplier` identifies the payee: the creditor's number where it is known, otherwise the CVR number or the name. */
export function fingerprints(invoice: Invoice, supplier: string): Fingerprints {
  return {
    number: saysNothing(invoice.number)
      ? // Two that bear it are one where nothing else differs.
        `nothing/${numberFingerprint(invoice.kind, supplier, '')}/${invoice.issueDate}/${invoice.totals.gross}/${invoice.currency}`
      : numberFingerprint(invoice.kind, supplier, invoice.number),
    ...(invoice.kind === 'creditNote' && invoice.corrects
      ? { correction: correctionFingerprint(supplier, invoice.corrects) }
      : {}),
  }
}

export function numberFingerprint(kind: Invoice['kind'], supplier: string, number: string): string {
  return `number/${kind}/${supplier}/${normaliseNumber(number)}`
}

/** Under which the credit notes stand that name this number of the supplier. */
export function correctionFingerprint(supplier: string, number: string): string {
  return `credit/${supplier}/${normaliseNumber(number)}`
}

/** The payee's key: registered creditors by number, others by what the document says of them. */
export function supplierKey(invoice: Invoice, creditorNo: string | undefined): string {
  if (creditorNo) return creditorKey(creditorNo)
  if (invoice.supplier.cvr) return `cvr:${invoice.supplier.cvr}`
  return nameKey(invoice.supplier.name)
}

export function nameKey(name: string): string {
  return `name:${pseudonym(normaliseNumber(name))}`
}

export function creditorKey(creditorNo: string): string {
  return `creditor:${creditorNo}`
}

/**
 * Compatibility forms (full width …) are folded, letters are upper case, everything but letters and digits goes, and so do leading
 * zeros: `Inv-0012 ` and `ＩＮＶ12` are different numbers, `00-12` and `12` the same.
 */
export function normaliseNumber(number: string): string {
  const bare = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return bare.replace(/^0+(?=.)/, '')
}

const LEDGER = 'ledger/'

/** Who claims a number for a document that was booked before this program came. */
export function ledgerClaimant(documentId: string): string {
  return `${LEDGER}${documentId}`
}

/** The document of such a claimant; undefined where an invoice of ours claims. */
export function bookedDocument(claimant: string): string | undefined {
  return claimant.startsWith(LEDGER) ? claimant.slice(LEDGER.length) : undefined
}
