/** A step had failed before the check for duplicates: a copy that comes later must meet the one that waits, or was paid, all the same. */
import { DUPLICATES_VERSION } from '../domain/duplicates/fingerprint.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { onlyCreditor } from '../domain/rules/registers.ts'
import type { DuplicatesKept, InvoiceRecord } from '../store/record.ts'
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
  const creditorNo = parties ? parties.creditorNo : await creditorNow(store, invoice)
  return { ...(await check(store, ref, { invoice, receivedAt }, creditorNo)), version: DUPLICATES_VERSION }
}

/** Who bears the supplier's number now. */
export async function creditorNow(store: Store, { supplier }: Invoice): Promise<string | undefined> {
  return onlyCreditor(supplier.cvr ? await store.suppliers.byCvr(supplier.cvr) : [])
}
