/**
 * Which coder decides: the one place where that is decided, tonight and when a decision is computed again. A credit note is its original's mirror; the
 * rule of thumb codes what it is sure of, and the learned coder, where it may, of the others what that one is sure of.
 */
import type { ErrorCode } from '../errors.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { type Learned, learnedCoder } from './learned.ts'
import { mirror, type Original } from './mirror.ts'
import { doubtOf, type PastLine, type Proposal } from './proposal.ts'
import { uniformCoder } from './uniform.ts'

export interface Evidence {
  readonly invoice: Invoice
  /** Of an invoice: the latest lines of the same creditor and institution that people coded, oldest first. */
  readonly past: readonly PastLine[]
  /** Of a credit note: the invoice that it corrects. */
  readonly original: Original | undefined
  /** Absent where the learned coder may not decide; `frozen`: for this invoice it may not, having been wrong. */
  readonly learned?: Learned | 'frozen' | undefined
  /** Accounts that may be posted to on the posting date. */
  readonly isOpen: (account: string) => boolean
}

/** Of what the rule of thumb leaves for these reasons only; an account that was closed says that the past is no guide any more. */
const LEFT_TO_IT: readonly (ErrorCode | undefined)[] = [undefined, 'WAY_NO_EXPERIENCE', 'WAY_VAT_DIFFERS']

export function propose({ invoice, past, original, learned, isOpen }: Evidence): Proposal {
  if (invoice.kind === 'creditNote') return mirror(invoice, original, isOpen)
  const byRule = uniformCoder({ invoice, past, isOpen })
  if (!learned || !doubtOf(byRule)) return byRule
  if (byRule.lines.some(({ doubt }) => !LEFT_TO_IT.includes(doubt))) return byRule
  if (learned === 'frozen') return unaided(byRule)
  return learnedCoder(invoice, past, learned) ?? byRule
}

/** People code it with no proposal in sight: an approval of what was wrong lately would not say that it is right again. */
function unaided(proposal: Proposal): Proposal {
  const lines = proposal.lines.map((line) => ({ ...line, coding: undefined, doubt: 'WAY_FROZEN' as const }))
  return { ...proposal, lines }
}
