/**
 * Where the learned coder is not believed for a while. What people coded is held against what it said; where it might have decided and was sure, an error freezes
 * the pattern, whoever found it: its tables learn of it with the next training only.
 */
import { agreesWith } from '../domain/coding/agreement.ts'
import type { CodedLine } from '../domain/coding/coding.ts'
import type { InvoiceRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'

export async function isFrozen(
  { frozen }: Pick<Store, 'frozen'>,
  { creditorNo, gln }: { readonly creditorNo: string | undefined; readonly gln: string | undefined },
  accounts: readonly (string | undefined)[],
): Promise<boolean> {
  if (!creditorNo || !gln) return false
  const given = new Set(accounts.flatMap((account) => account ?? []))
  return frozen.some([...given].map((account) => ({ creditorNo, gln, account })))
}

/** `coded`: by people without a proposal in sight, or otherwise than proposed. */
export async function judge(
  { frozen }: Pick<Store, 'frozen'>,
  { _id: id, invoice, parties, suggestion }: InvoiceRecord,
  at: Date,
  coded: readonly CodedLine[],
): Promise<void> {
  const creditorNo = parties?.creditorNo
  const gln = invoice?.gln
  if (!suggestion || !creditorNo || !gln) return
  const { threshold = Number.POSITIVE_INFINITY } = suggestion
  for (const { lineId, account, score = 0 } of suggestion.lines) {
    if (account === undefined || !coded.some((line) => line.lineId === lineId)) continue
    const pattern = { creditorNo, gln, account }
    const agrees = agreesWith({ lineId, account }, coded)
    if (score >= threshold && !agrees) await frozen.freeze(pattern, id, at)
    else await frozen.seen(pattern, id, agrees)
  }
}
