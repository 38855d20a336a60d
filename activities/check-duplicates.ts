import { DUPLICATES_VERSION, fingerprints, supplierKey } from '../domain/duplicates/fingerprint.ts'
import type { Store } from '../store/store.ts'
import type { ReadInvoice } from './read-invoice.ts'
import type { DuplicatesChecked, InvoiceRef } from './steps.ts'

/** Claims the invoice's fingerprints; whoever claimed one before is the same invoice, or perhaps. */
export async function checkDuplicates(
  store: Store,
  read: ReadInvoice,
  ref: InvoiceRef,
): Promise<DuplicatesChecked> {
  const { invoice } = await read(ref.id)
  const parties = (await store.records.get(ref.id, ['parties']))?.parties
  const keys = fingerprints(invoice, supplierKey(invoice, parties?.creditorNo))
  const [same, perhaps] = await Promise.all([
    store.claims.claim(keys.number, ref.id),
    store.claims.claim(keys.amount, ref.id),
  ])
  const verdict = same.length > 0 ? 'same' : perhaps.length > 0 ? 'perhaps' : 'none'
  const kept = await store.records.setOnce(ref.id, 'duplicates', {
    run: ref.run,
    verdict,
    of: same.length > 0 ? same : perhaps,
    version: DUPLICATES_VERSION,
  })
  return { verdict: kept.verdict, of: kept.of }
}
