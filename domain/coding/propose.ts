/** Which coder an invoice's kind calls for: the one place where that is decided, tonight and when a decision is computed again. */
import type { Invoice } from '../invoice/invoice.ts'
import { mirror, type Original } from './mirror.ts'
import type { PastLine, Proposal } from './proposal.ts'
import { uniformCoder } from './uniform.ts'

export interface Evidence {
  readonly invoice: Invoice
  /** Of an invoice: the latest lines of the same creditor and institution that people coded, oldest first. */
  readonly past: readonly PastLine[]
  /** Of a credit note: the invoice that it corrects. */
  readonly original: Original | undefined
  /** Accounts that may be posted to on the posting date. */
  readonly isOpen: (account: string) => boolean
}

export function propose({ invoice, past, original, isOpen }: Evidence): Proposal {
  return invoice.kind === 'creditNote'
    ? mirror(invoice, original, isOpen)
    : uniformCoder({ invoice, past, isOpen })
}
