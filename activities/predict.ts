import { doubtOf, isComplete } from '../domain/coding/proposal.ts'
import { propose } from '../domain/coding/propose.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Store } from '../store/store.ts'
import type { OpenAccounts } from './accounts.ts'
import { originalOf } from './original.ts'
import type { ReadInvoice } from './read-invoice.ts'
import type { InvoiceRef, Predicted, Validated } from './steps.ts'
import type { Suggest } from './suggest.ts'

/** Predicts every line's coding and keeps the proposal in the record; the workflow learns how many lines are sure, not which coding. */
export async function predict(
  store: Store,
  read: ReadInvoice,
  accounts: OpenAccounts,
  suggest: Suggest,
  asOf: Date,
  ref: InvoiceRef,
  { creditorNo }: Validated,
): Promise<Predicted> {
  const arrived = await read(ref.id)
  const { invoice } = arrived
  const isOpen = await accounts(asOf)
  const evidence =
    invoice.kind === 'creditNote'
      ? { past: [], original: await originalOf(store, invoice, creditorNo) }
      : { past: await pastOf(store, invoice, creditorNo), original: undefined }
  const proposal = propose({ invoice, ...evidence, isOpen })
  const suggestion = await suggest({ ...arrived, id: ref.id, creditorNo }, isOpen)
  const along = suggestion ? { suggestion } : {}
  const kept = await store.records.setOnce(ref.id, 'proposal', { ...proposal, asOf, run: ref.run }, along)
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
