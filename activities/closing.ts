import type { Closed, JournalEntry, Withdrawn } from '../erp/port.ts'
import type { Closing } from './steps.ts'

/** How an invoice ended, from the ERP's journal: never from what was asked for. */
export function closingOf(entry: JournalEntry, key: string): Closing {
  const person = entry.codedBy.replace(/^person:/, '')
  const journalNo = entry.no
  if (entry.how === 'returned') return { end: 'returned', by: person, journalNo }
  if (entry.how === 'duplicate') return { end: 'duplicateConfirmed', by: person, journalNo }
  if (entry.key !== key) return { end: 'codedInErp', by: entry.user, journalNo }
  return entry.codedBy === 'robot'
    ? { end: 'postedByRobot', by: 'robot', journalNo }
    : { end: 'postedByPerson', by: person, journalNo }
}

/** What no later answer changes: somebody has closed the document, or it was taken back. */
export type FinalAnswer =
  | { readonly kind: 'closed'; readonly closing: Closing }
  | { readonly kind: 'withdrawn'; readonly by: string }

/** The final answer that the ERP has given; undefined where it has not. */
export function finalAnswer(
  answer: Closed | Withdrawn | { readonly kind: string },
  key: string,
): FinalAnswer | undefined {
  if (isClosed(answer)) return { kind: 'closed', closing: closingOf(answer.entry, key) }
  return isWithdrawn(answer) ? { kind: 'withdrawn', by: answer.by } : undefined
}

const isClosed = (answer: { readonly kind: string }): answer is Closed => answer.kind === 'closed'
const isWithdrawn = (answer: { readonly kind: string }): answer is Withdrawn => answer.kind === 'withdrawn'
