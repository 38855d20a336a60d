/** A credit note is coded as the mirror of the invoice that it corrects. */
import type { Invoice } from '../invoice/invoice.ts'
import { sum } from '../money.ts'
import type { CodedLine } from './coding.ts'
import type { Proposal, ProposedLine } from './proposal.ts'

/** How the invoice that a credit note names was coded in the end; undefined where it was not found or has no coding yet. */
export interface Original {
  readonly id: string
  readonly lines: readonly CodedLine[]
}

/**
 * The whole of the original taken back line by line is certain; of a part of it the coding is certain only if the original
 * has one coding. Everything else is a question to a person.
 */
export function mirror(
  creditNote: Invoice,
  original: Original | undefined,
  isOpen: (account: string) => boolean,
): Proposal {
  const model = 'mirror@1'
  const threshold = 'one coding, or the same lines with the same amounts'
  const lines = creditNote.lines.map((line): ProposedLine => {
    const evidence = original ? [original.id] : []
    const none: ProposedLine = { lineId: line.id, coding: undefined, doubt: 'WAY_NO_ORIGINAL', evidence }
    if (!original) return none
    const codings = original.lines.filter((l) => l.lineId === line.id)
    const whole = codings.length === 1 && sum(codings.map((l) => l.net)) === line.net
    const single = new Set(original.lines.map((l) => JSON.stringify(l.coding))).size === 1
    const coding = whole ? codings[0]?.coding : single ? original.lines[0]?.coding : undefined
    if (!coding) return none
    if (!isOpen(coding.account)) return { ...none, doubt: 'WAY_ACCOUNT_CLOSED' }
    return { lineId: line.id, coding, doubt: undefined, evidence }
  })
  return { model, threshold, lines }
}
