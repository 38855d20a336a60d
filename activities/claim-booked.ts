/** A document that could not be read here was booked in the ERP all the same: a readable copy that comes later must meet it. */
import { DUPLICATES_VERSION, numberFingerprint } from '../domain/duplicates/fingerprint.ts'
import { unreadSighting } from '../domain/duplicates/sighting.ts'
import { saysNothing } from '../domain/invoice/number.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { entryOf } from './entry.ts'
import type { InvoiceRef } from './steps.ts'
import type { World } from './world.ts'

export async function claimBooked(
  { store, erp }: Pick<World, 'store' | 'erp'>,
  ref: InvoiceRef,
  { documentId, receivedAt }: Pick<InvoiceRecord, 'documentId' | 'receivedAt'>,
): Promise<void> {
  const body = (await entryOf(erp, documentId))?.body
  if (!body) return
  const creditor = await store.suppliers.get(body.creditorNo)
  const x = unreadSighting(ref.id, body, creditor, receivedAt)
  await store.sightings.put(x)
  const same = saysNothing(body.invoiceNumber)
    ? []
    : await store.claims.claim(numberFingerprint(body.kind, x.payee, body.invoiceNumber), ref.id)
  // Too late to ask; whoever looks at it sees what was there before.
  const verdict = same.length > 0 ? 'same' : 'none'
  await store.records.keepDuplicates(ref.id, { verdict, of: same, version: DUPLICATES_VERSION })
}
