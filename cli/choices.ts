/** What may be decided of an invoice just now, as the workflow would say it. */
import { refuse, type State } from '../domain/invoice/state.ts'
import { DECISION_KINDS, type DecisionKind } from '../domain/review/decision.ts'
import type { InvoiceRecord } from '../store/record.ts'

export function choicesOf({ review, duplicates }: InvoiceRecord): readonly DecisionKind[] {
  if (!review) return []
  const { reason, blind, proposal, mayBeDuplicate, level } = review
  const state: State = { phase: 'waiting', reason, blind, proposal, mayBeDuplicate, level, listed: true }
  return DECISION_KINDS.filter((kind) => !refuse(state, { id: 'choice', by: 'choice', kind })).filter(
    (kind) => kind !== 'duplicate' || (duplicates?.of.length ?? 0) > 0,
  )
}
