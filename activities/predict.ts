import { mirror, type Original } from '../domain/coding/mirror.ts'
import { doubtOf, isComplete, type Proposal } from '../domain/coding/proposal.ts'
import { uniformCoder } from '../domain/coding/uniform.ts'
import { numberFingerprint, supplierKey } from '../domain/duplicates/fingerprint.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Store } from '../store/store.ts'
import type { OpenAccounts } from './accounts.ts'
import type { ReadInvoice } from './read-invoice.ts'
import type { InvoiceRef, Predicted, Validated } from './steps.ts'

/** Predicts every line's coding and keeps the proposal in the record; the workflow learns how many lines are sure, not which coding. */
export async function predict(
  store: Store,
  read: ReadInvoice,
  accounts: OpenAccounts,
  asOf: Date,
  ref: InvoiceRef,
  { creditorNo }: Validated,
): Promise<Predicted> {
  const { invoice } = await read(ref.id)
  const isOpen = await accounts(asOf)
  const proposal: Proposal =
    invoice.kind === 'creditNote'
      ? mirror(invoice, await originalOf(store, invoice, creditorNo), isOpen)
      : uniformCoder({ invoice, past: await pastOf(store, invoice, creditorNo), isOpen })
  const kept = await store.records.setOnce(ref.id, 'proposal', { ...proposal, asOf, run: ref.run })
  return {
    lines: kept.lines.length,
    sure: kept.lines.filter((l) => !l.doubt).length,
    complete: isComplete(kept),
    doubt: doubtOf(kept),
  }
}

async function pastOf(store: Store, invoice: Invoice, creditorNo: string | undefined) {
  return creditorNo && invoice.gln ? store.experience.of(creditorNo, invoice.gln) : []
}

/** The invoice that a credit note names, where it was posted and its coding is known. */
async function originalOf(
  store: Store,
  note: Invoice,
  creditorNo: string | undefined,
): Promise<Original | undefined> {
  if (!note.corrects) return undefined
  const [claimant] = await store.claims.of(
    numberFingerprint('invoice', supplierKey(note, creditorNo), note.corrects),
  )
  if (!claimant) return undefined
  if (claimant.startsWith(LEDGER)) return fromLedger(store, claimant)
  const outcome = (await store.records.get(claimant as InvoiceId, ['outcome']))?.outcome
  return outcome?.lines ? { id: claimant, lines: outcome.lines } : undefined
}

/** Of an invoice that was booked before this program came, only the ledger's lines are known, in their order. */
async function fromLedger(store: Store, claimant: string): Promise<Original | undefined> {
  const booked = await store.ledger.ofDocument(claimant.slice(LEDGER.length))
  const lines = booked.map(({ coding, net }, i) => ({ lineId: String(i + 1), coding, net }))
  return lines.length > 0 ? { id: claimant, lines } : undefined
}

/** Claimants of the imported ledger: `ledger/<document id>`. */
const LEDGER = 'ledger/'
