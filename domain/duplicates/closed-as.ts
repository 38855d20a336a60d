/** Of which one an invoice was closed as a duplicate, by people's words and its end. */
import type { EndState } from '../invoice/ends.ts'
import type { Decision } from '../review/decision.ts'

interface Word extends Pick<Decision, 'kind' | 'of'> {
  readonly refused?: boolean
}

/** Undefined where it was not, and is not being closed as one just now. */
export function closedAs({
  decisions,
  outcome,
}: {
  readonly decisions?: readonly Word[]
  readonly outcome?: { readonly end: EndState }
}): string | undefined {
  if (outcome && outcome.end !== 'duplicateConfirmed') return undefined
  return duplicateWord(decisions)?.of
}

/** The latest that counts. */
export function duplicateWord(decisions: readonly Word[] = []): Word | undefined {
  return decisions.findLast((d) => d.kind === 'duplicate' && !d.refused)
}
