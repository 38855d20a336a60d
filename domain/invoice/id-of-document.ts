/** The id of the invoice that a document of the ERP is. No document is left out because of the characters of its id: a hash stands in for what cannot stand in ours. */
import { createHash } from 'node:crypto'
import { type InvoiceId, invoiceId, isIdPart } from './id.ts'

/** Hex digits that stand in: 128 bits, so that no two documents meet. */
const HASH_CHARS = 32
/** A document whose own id looks so gets a hash as well: it must not meet another's. */
const STAND_IN = new RegExp(`^x-[0-9a-f]{${HASH_CHARS}}$`)
/** `.` and `..`: a step of a path, in every URL with the invoice's id in it. */
const STEP = /^\.{1,2}$/

export function idOfDocument(source: string, documentId: string): InvoiceId {
  const plain = isIdPart(documentId) && !STAND_IN.test(documentId) && !STEP.test(documentId)
  return invoiceId(source, plain ? documentId : `x-${hashOf(documentId)}`)
}

/** Of its code units: two halves of characters that UTF-8 cannot write are two ids all the same. */
function hashOf(documentId: string): string {
  return createHash('sha256').update(Buffer.from(documentId, 'utf16le')).digest('hex').slice(0, HASH_CHARS)
}
