import type { DocumentState, JournalEntry } from '../port.ts'
import type { LedgerState } from './state.ts'

/** What is read from the state, as the port and the pages show it. */
export interface ManualItem {
  readonly documentId: string
  readonly fileName: string
  readonly arrivedAt: string
  readonly reason: string
  readonly takenBy?: string
}

export function stateOf(state: LedgerState, documentId: string): DocumentState | undefined {
  const row = state.documents.get(documentId)
  if (!row) return undefined
  const { status } = row
  switch (status.kind) {
    case 'open':
    case 'withdrawn':
      return status
    case 'manual':
      return { kind: 'manual', reason: status.reason }
    case 'reserved':
      return { kind: 'reserved', key: status.key, token: status.token }
    case 'closed': {
      const entry = state.journal[status.no - 1]
      return entry && { kind: 'closed', entry }
    }
  }
}

/** Items in a list where number n is at n − 1. */
export const pageOf = <T>(items: readonly T[], after: number, limit: number): readonly T[] =>
  items.slice(after, after + limit)

export function journalOf(
  state: LedgerState,
  after: number,
  limit: number,
  user?: string,
): readonly JournalEntry[] {
  if (user === undefined) return pageOf(state.journal, after, limit)
  const entries = state.journalByUser.get(user) ?? []
  const from = firstAfter(entries, after)
  return entries.slice(from, from + limit)
}

/** Index of the first entry with a number above `after`, by bisection. */
function firstAfter(entries: readonly JournalEntry[], after: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.no ?? 0) > after) high = middle
    else low = middle + 1
  }
  return low
}

export function manualList(state: LedgerState, offset: number, limit: number): readonly ManualItem[] {
  return [...state.manual].slice(offset, offset + limit).flatMap((documentId) => {
    const row = state.documents.get(documentId)
    if (row?.status.kind !== 'manual') return []
    const { reason, takenBy } = row.status
    const { fileName, arrivedAt } = row.arrival
    return [{ documentId, fileName, arrivedAt, reason, ...(takenBy !== undefined && { takenBy }) }]
  })
}
