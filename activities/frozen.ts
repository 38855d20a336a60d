/**
 * Where the learned coder is not believed for a while. What people coded is held against what it said; where it was sure, an error freezes the pattern, whoever
 * found it and whether it might decide or not: its tables learn of it the night after at the earliest.
 */
import type { CodedLine } from '../domain/coding/coding.ts'
import { verdicts } from '../domain/coding/judged.ts'
import type { InvoiceRecord, Outcome } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { inParallel } from './in-parallel.ts'
import { hadInSight } from './in-sight.ts'

export async function isFrozen(
  { frozen }: Pick<Store, 'frozen'>,
  { creditorNo, gln }: { readonly creditorNo: string | undefined; readonly gln: string | undefined },
  accounts: readonly (string | undefined)[],
): Promise<boolean> {
  if (!creditorNo || !gln) return false
  const given = new Set(accounts.flatMap((account) => account ?? []))
  return frozen.some([...given].map((account) => ({ creditorNo, gln, account })))
}

/** An invoice may have thousands of lines, and the step some seconds. */
const WRITES_AT_ONCE = 10

/**
 * One word of the invoice on each account. `coded`: by people without a proposal in sight, or otherwise than proposed; the latter can say that the coder is wrong,
 * not that it is right: of what was shown only the corrections are known.
 */
export async function judge(
  { frozen }: Pick<Store, 'frozen'>,
  record: InvoiceRecord,
  outcome: Outcome,
  coded: readonly CodedLine[] | 'untold',
): Promise<void> {
  const { _id: id, invoice, parties, suggestion } = record
  const creditorNo = parties?.creditorNo
  const gln = invoice?.gln
  if (!suggestion || !creditorNo || !gln) return
  const aided = hadInSight(record, outcome)
  const found = [...verdicts(suggestion.lines, suggestion.threshold, coded)].filter(
    ([, verdict]) => !(aided && verdict === 'right'),
  )
  await inParallel(WRITES_AT_ONCE, found, ([account, verdict]) => {
    const pattern = { creditorNo, gln, account }
    return verdict === 'surelyWrong'
      ? frozen.freeze(pattern, id, outcome.at)
      : frozen.seen(pattern, id, verdict === 'right')
  })
}
