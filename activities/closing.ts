import type { JournalEntry } from '../erp/port.ts'
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
