/** Reads what does not change of an invoice, once a worker: several steps need it within a moment. */
import { LRUCache } from 'lru-cache'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Store } from '../store/store.ts'

export interface Arrived {
  readonly invoice: Invoice
  readonly documentId: string
  readonly receivedAt: Date
}

const KEPT = 500

export type ReadInvoice = (id: InvoiceId) => Promise<Arrived>

export function readInvoice(store: Store): ReadInvoice {
  const cache = new LRUCache<InvoiceId, Arrived>({ max: KEPT })
  return async (id) => {
    const known = cache.get(id)
    if (known) return known
    const record = await store.records.get(id, ['invoice', 'documentId', 'receivedAt'])
    if (!record?.invoice) throw new Error('there is no readable invoice of this id')
    const arrived = { invoice: record.invoice, documentId: record.documentId, receivedAt: record.receivedAt }
    cache.set(id, arrived)
    return arrived
  }
}
