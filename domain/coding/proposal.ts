/** What a coder answers, and the interface that every coder keeps, the simplest and the learned alike. */
import type { ErrorCode } from '../errors.ts'
import type { Invoice } from '../invoice/invoice.ts'
import type { Coding } from './coding.ts'

/** A line that people have coded, as a coder sees it. */
export interface PastLine {
  readonly lineId: string
  readonly bookedOn: string
  readonly coding: Coding
}

export interface CodingQuestion {
  readonly invoice: Invoice
  /** The latest lines of the same creditor and institution that people coded, oldest first. */
  readonly past: readonly PastLine[]
  /** Accounts that may be posted to on the posting date. */
  readonly isOpen: (account: string) => boolean
}

export interface ProposedLine {
  readonly lineId: string
  readonly coding: Coding | undefined
  /** Why the coding is not sure enough to be used unseen; undefined where it is. */
  readonly doubt: ErrorCode | undefined
  /** The earlier lines on which it rests, by id. */
  readonly evidence: readonly string[]
}

export interface Proposal {
  /** Name and version of the coder. */
  readonly model: string
  /** What it took to be accepted, in words that a record keeps. */
  readonly threshold: string
  readonly lines: readonly ProposedLine[]
  /** The learned coder may decide, and nobody has coded the like lately: the control draws more of it, whichever coder proposes. */
  readonly stale?: true
}

export type Coder = (question: CodingQuestion) => Proposal

/** The first line's doubt: an invoice is automatic only if all its lines are sure. */
export function doubtOf({
  lines,
}: {
  readonly lines: readonly Pick<ProposedLine, 'doubt'>[]
}): ErrorCode | undefined {
  return lines.find((l) => l.doubt)?.doubt
}

export function isComplete(proposal: Proposal): boolean {
  return proposal.lines.every((l) => l.coding)
}
