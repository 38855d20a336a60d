/** What may be decided of an invoice just now, as the workflow would say it. */
import { refuse, type State } from '../domain/invoice/state.ts'
import { DECISION_KINDS, type DecisionKind } from '../domain/review/decision.ts'
import type { Review } from '../store/records.ts'

export function choicesOf({ reason, blind, proposal, level }: Review): readonly DecisionKind[] {
  const state: State = { phase: 'waiting', reason, blind, proposal, level, listed: true }
  return DECISION_KINDS.filter((kind) => !refuse(state, { id: 'choice', by: 'choice', kind }))
}
