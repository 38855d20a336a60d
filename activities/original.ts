/** The invoice that a credit note names, where it was posted and its coding is known. */
import type { Original } from '../domain/coding/mirror.ts'
import { bookedDocument, numberFingerprint, supplierKey } from '../domain/duplicates/fingerprint.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Store } from '../store/store.ts'

/** As it was known before a moment, where one is given. */
export async function originalOf(
  store: Store,
  note: Invoice,
  creditorNo: string | undefined,
  before?: Date,
): Promise<Original | undefined> {
  if (!note.corrects) return undefined
  const [claimant] = await store.claims.of(
    numberFingerprint('invoice', supplierKey(note, creditorNo), note.corrects),
  )
  if (!claimant) return undefined
  const booked = bookedDocument(claimant)
  if (booked !== undefined) return fromLedger(store, claimant, booked, before)
  const outcome = (await store.records.get(claimant as InvoiceId, ['outcome']))?.outcome
  if (!outcome?.lines || (before && outcome.at >= before)) return undefined
  return { id: claimant, lines: outcome.lines }
}

/** Of an invoice that was booked before this program came, only the ledger's lines are known, in their order. */
async function fromLedger(
  store: Store,
  claimant: string,
  documentId: string,
  before?: Date,
): Promise<Original | undefined> {
  const booked = await store.ledger.ofDocument(documentId)
  const known = booked.filter((line) => !before || line.learntAt < before)
  const lines = known.map(({ coding, net }, i) => ({ lineId: String(i + 1), coding, net }))
  return lines.length > 0 ? { id: claimant, lines } : undefined
}
