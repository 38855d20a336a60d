/** A step had failed before the check for duplicates: a copy that comes later must meet the one that waits, or was paid, all the same. */
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { InvoiceRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { claim } from './check-duplicates.ts'
import type { InvoiceRef } from './steps.ts'

export async function claimLate(
  store: Store,
  ref: InvoiceRef,
  { parties, receivedAt }: Pick<InvoiceRecord, 'parties' | 'receivedAt'>,
  invoice: Invoice,
): Promise<void> {
  const creditors = !parties && invoice.supplier.cvr ? await store.suppliers.byCvr(invoice.supplier.cvr) : []
  const creditorNo = parties?.creditorNo ?? (creditors.length === 1 ? creditors[0]?.creditorNo : undefined)
  await claim(store, ref, { invoice, receivedAt }, creditorNo)
}
