import { fingerprints, supplierKey } from '../domain/duplicates/fingerprint.ts'
import { verdictOf } from '../domain/duplicates/verdict.ts'
import type { Store } from '../store/store.ts'
import type { ReadInvoice } from './read-invoice.ts'
import type { DuplicatesChecked, InvoiceRef, Validated } from './steps.ts'

/** Claims the invoice's fingerprints; whoever claimed one before is the same invoice, or perhaps. */
export async function checkDuplicates(
  store: Store,
  read: ReadInvoice,
  ref: InvoiceRef,
  { creditorNo }: Validated,
): Promise<DuplicatesChecked> {
  const { invoice } = await read(ref.id)
  const keys = fingerprints(invoice, supplierKey(invoice, creditorNo))
  const [same, perhaps] = await Promise.all([
    store.claims.claim(keys.number, ref.id),
    store.claims.claim(keys.amount, ref.id),
  ])
  return verdictOf(same, perhaps)
}
