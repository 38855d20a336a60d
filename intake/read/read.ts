/** Bytes to invoice: the one way by which a document is read, at intake and again by a replay. It never throws. */
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { readDocument } from './document.ts'
import { decode } from './encoding.ts'
import { recognise } from './format.ts'
import { MAX_BYTES } from './limits.ts'
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
    return { invoice: readDocument(recognise(root), root, perhapsOdd(text) ? oddities(root) : []) }
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.failure }
    throw error
  }
}
