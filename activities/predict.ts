import { type LearnedWord, modelOfLearned } from '../domain/coding/learned.ts'
import { doubtOf, isComplete } from '../domain/coding/proposal.ts'
import { propose } from '../domain/coding/propose.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { SuggestionKept } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import type { OpenAccounts } from './accounts.ts'
import { isFrozen } from './frozen.ts'
import { originalOf } from './original.ts'
import type { ReadInvoice } from './read-invoice.ts'
import type { InvoiceRef, Predicted, Validated } from './steps.ts'
import type { Suggest, Suggested } from './suggest.ts'

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
  const said = await suggest({ ...arrived, id: ref.id, creditorNo }, isOpen, asOf)
  const learned = said && (await mayDecide(store, { creditorNo, gln: invoice.gln }, said))
  const proposal = propose({ invoice, ...evidence, learned, isOpen })
  // Nothing said is kept as well: what an earlier run's coder said is not what this proposal rests on.
  const kept = await store.records.setOnce(
    ref.id,
    'proposal',
    { ...proposal, asOf, run: ref.run },
    { suggestion: said && keptOf(said, learned) },
  )
  return {
    lines: kept.lines.length,
    sure: kept.lines.filter((l) => !l.doubt).length,
    complete: isComplete(kept),
    doubt: doubtOf(kept),
    ...(modelOfLearned(kept) === undefined ? {} : { learned: true }),
    ...(kept.stale ? { stale: true } : {}),
  }
}

/** Frozen where it was wrong lately in what it says here. */
async function mayDecide(
  store: Store,
  whose: { readonly creditorNo: string | undefined; readonly gln: string | undefined },
  { learned, suggestion }: Suggested,
): Promise<LearnedWord | undefined> {
  if (!learned || learned === 'silent') return learned
  const said = suggestion.lines.map(({ account }) => account)
  return (await isFrozen(store, whose, said)) ? 'frozen' : learned
}

function keptOf(
  { suggestion, model, training, threshold }: Suggested,
  learned: LearnedWord | undefined,
): SuggestionKept {
  return {
    ...suggestion,
    model,
    ...(training === undefined ? {} : { training }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(typeof learned === 'string' ? { [learned]: true } : learned ? { mightDecide: true } : {}),
  }
}

async function pastOf(store: Store, invoice: Invoice, creditorNo: string | undefined) {
  return creditorNo && invoice.gln ? store.experience.of(creditorNo, invoice.gln) : []
}
