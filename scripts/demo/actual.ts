/** What became of a document, in the words of the manifest. */
import type { Coding } from '../../domain/coding/coding.ts'
import type { EndState } from '../../domain/invoice/ends.ts'
import type { Ore } from '../../domain/money.ts'

export interface PostedPart {
  readonly coding: Coding
  readonly net: Ore
}

/** What the store's record says of a document. */
export interface Actual {
  readonly documentId: string
  readonly quarantinedFor?: string
  readonly reviewReason?: string
  /** Codes of the rules' findings. */
  readonly findings: readonly string[]
  readonly end?: EndState
  readonly posted: readonly PostedPart[]
}

/** `missing`: there is no record. `underWay`: there is one that says nothing yet. */
export type Outcome = 'posted' | 'person' | 'quarantined' | 'underWay' | 'missing'

export function outcomeOf(actual: Actual | undefined): Outcome {
  if (!actual) return 'missing'
  if (actual.quarantinedFor !== undefined) return 'quarantined'
  if (actual.end === 'postedByRobot') return 'posted'
  return actual.reviewReason !== undefined || actual.end !== undefined ? 'person' : 'underWay'
}

/** The one reason that the record gives; empty where it needs none. */
export const reasonOf = (actual: Actual | undefined): string =>
  actual?.quarantinedFor ?? actual?.reviewReason ?? ''

/** A document shows a reason if its way led to a person for it, or a rule found it on the way. */
export function shows(actual: Actual, reason: string): boolean {
  return reasonOf(actual) === reason || (outcomeOf(actual) === 'person' && actual.findings.includes(reason))
}
