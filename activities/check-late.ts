/** A step had failed before the check for duplicates: a copy that comes later must meet the one that waits, or was paid, all the same. */
import { DUPLICATES_VERSION } from '../domain/duplicates/fingerprint.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { DuplicatesKept, InvoiceRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { check } from './check-duplicates.ts'
import type { InvoiceRef } from './steps.ts'

/** Writes the invoice down, and answers who was there before. May be done again. */
export async function checkLate(
  store: Store,
  ref: InvoiceRef,
  { parties, receivedAt }: Pick<InvoiceRecord, 'parties' | 'receivedAt'>,
  invoice: Invoice,
): Promise<DuplicatesKept> {
  const creditors = !parties && invoice.supplier.cvr ? await store.suppliers.byCvr(invoice.supplier.cvr) : []
  const creditorNo = parties?.creditorNo ?? (creditors.length === 1 ? creditors[0]?.creditorNo : undefined)
  return { ...(await check(store, ref, { invoice, receivedAt }, creditorNo)), version: DUPLICATES_VERSION }
}
