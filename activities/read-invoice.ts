/** Reads what does not change of an invoice, once a worker: several steps need it within a moment. */
import { LRUCache } from 'lru-cache'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

export interface Arrived {
  readonly invoice: Invoice
  readonly receivedAt: Date
}

export interface ReadInvoice {
  (id: InvoiceId): Promise<Arrived>
  /** The first step reads past the memory: it also wants to know what has become of the invoice before. */
  readonly anew: (id: InvoiceId) => Promise<Arrived & Pick<InvoiceRecord, 'outcome' | 'routed'>>
}

const KEPT = 500

export function readInvoice(store: Store): ReadInvoice {
  const cache = new LRUCache<InvoiceId, Arrived>({ max: KEPT })
  const anew = async (id: InvoiceId) => {
    const record = await store.records.get(id, ['invoice', 'receivedAt', 'outcome', 'routed'])
    if (!record?.invoice) throw new Error('there is no readable invoice of this id')
    const { invoice, receivedAt, outcome, routed } = record
    cache.set(id, { invoice, receivedAt })
    return { invoice, receivedAt, ...(outcome ? { outcome } : {}), ...(routed ? { routed } : {}) }
  }
  return Object.assign(async (id: InvoiceId) => cache.get(id) ?? (await anew(id)), { anew })
}
