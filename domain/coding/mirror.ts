/** A credit note is coded as the mirror of the invoice that it corrects. */
import type { Invoice } from '../invoice/invoice.ts'
import { type CodedLine, codingKey } from './coding.ts'
import type { Proposal, ProposedLine } from './proposal.ts'

/** How the invoice that a credit note names was coded in the end; undefined where it was not found or has no coding yet. */
export interface Original {
  readonly id: string
  readonly lines: readonly CodedLine[]
}

/**
 * The whole of the original taken back line by line is certain. Of a part of it the original's only coding is a suggestion to a
 * person, and of anything else there is none.
 */
export function mirror(
  creditNote: Invoice,
  original: Original | undefined,
  isOpen: (account: string) => boolean,
): Proposal {
  return {
    model: 'mirror@1',
    threshold: 'the same lines with the same amounts',
    lines: creditNote.lines.map((line) => propose(line, original, isOpen)),
  }
}

function propose(
  line: Invoice['lines'][number],
  original: Original | undefined,
  isOpen: (account: string) => boolean,
): ProposedLine {
  const evidence = original ? [original.id] : []
  const none: ProposedLine = { lineId: line.id, coding: undefined, doubt: 'WAY_NO_ORIGINAL', evidence }
  const own = original?.lines.filter((l) => l.lineId === line.id) ?? []
  const only = own.length === 1 ? own[0] : undefined
  const single = new Set(original?.lines.map((l) => codingKey(l.coding))).size === 1
  const coding = only?.coding ?? (single ? original?.lines[0]?.coding : undefined)
  if (!coding) return none
  if (!isOpen(coding.account)) return { ...none, doubt: 'WAY_ACCOUNT_CLOSED' }
  const whole = only?.net === line.net
  return { lineId: line.id, coding, doubt: whole ? undefined : 'WAY_PARTIAL_CREDIT', evidence }
}
