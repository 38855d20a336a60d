/**
 * Which coder decides: the one place where that is decided, tonight and when a decision is computed again. A credit note is its original's mirror. Of
 * invoices the rule of thumb decides until the learned coder may; from then on that one alone, so that what is promised of it is promised of all.
 */
import type { ErrorCode } from '../errors.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { type LearnedWord, learnedCoder } from './learned.ts'
import { mirror, type Original } from './mirror.ts'
import type { PastLine, Proposal } from './proposal.ts'
import { uniformCoder } from './uniform.ts'

export interface Evidence {
  readonly invoice: Invoice
  /** Of an invoice: the latest lines of the same creditor and institution that people coded, oldest first. */
  readonly past: readonly PastLine[]
  /** Of a credit note: the invoice that it corrects. */
  readonly original: Original | undefined
  /** Absent where the learned coder may not decide. */
  readonly learned?: LearnedWord | undefined
  /** Accounts that may be posted to on the posting date. */
  readonly isOpen: (account: string) => boolean
}

export function propose(evidence: Evidence): Proposal {
  const { invoice, original, learned, isOpen } = evidence
  if (invoice.kind === 'creditNote') return mirror(invoice, original, isOpen)
  const proposal = proposed(evidence)
  // Also of what it is not sure of: that one is drawn would tell people otherwise that it is.
  return typeof learned === 'object' && learned.suggestion.stale ? { ...proposal, stale: true } : proposal
}

function proposed({ invoice, past, learned, isOpen }: Evidence): Proposal {
  const byRule = uniformCoder({ invoice, past, isOpen })
  // Where an account was closed the past is no guide any more.
  if (!learned || byRule.lines.some(({ doubt }) => doubt === 'WAY_ACCOUNT_CLOSED')) return byRule
  if (learned === 'frozen') return unaided(byRule)
  if (learned === 'silent') return doubted(byRule, 'WAY_CODER_SILENT')
  return learnedCoder(invoice, past, learned) ?? doubted(byRule, 'WAY_CODER_UNSURE')
}

/** What the learned coder is not sure of is for people to decide, however uniform it is. */
function doubted(proposal: Proposal, why: ErrorCode): Proposal {
  const lines = proposal.lines.map((line) => ({ ...line, doubt: line.doubt ?? why }))
  return { ...proposal, lines }
}

/** People code it with no proposal in sight: an approval of what was wrong lately would not say that it is right again. */
function unaided(proposal: Proposal): Proposal {
  const lines = proposal.lines.map((line) => ({ ...line, coding: undefined, doubt: 'WAY_FROZEN' as const }))
  return { ...proposal, lines }
}
