/** Bytes to invoice: the one way by which a document is read, at intake and again by a replay. It never throws. */
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { readDocument } from './document.ts'
import { decode } from './encoding.ts'
import { recognise } from './format.ts'
import { MAX_BYTES, MAX_READ_CHARS } from './limits.ts'
import { oddities, perhapsOdd } from './oddities.ts'
import { type Failure, Refusal } from './refusal.ts'
import { parseTree } from './tree.ts'

export type Reading = { readonly invoice: Invoice } | { readonly failure: Failure }

export function readInvoice(bytes: Uint8Array): Reading {
  try {
    if (bytes.length === 0) throw new Refusal('DOC_EMPTY', '0 bytes')
    if (bytes.length > MAX_BYTES) throw new Refusal('DOC_TOO_LARGE', `${bytes.length} bytes`)
    const text = decode(bytes)
    const root = parseTree(text)
    const invoice = readDocument(recognise(root), root, perhapsOdd(text) ? oddities(root) : [])
    // What is read is never longer than the text by much, so a short text needs no counting.
    if (text.length > MAX_READ_CHARS && JSON.stringify(invoice).length > MAX_READ_CHARS)
      throw new Refusal('DOC_TOO_LARGE', 'texts')
    return { invoice }
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.failure }
    // A text that outgrows what the machine can hold.
    if (error instanceof RangeError) return { failure: { code: 'DOC_TOO_LARGE', detail: 'text' } }
    throw error
  }
}
