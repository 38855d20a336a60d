import type { Closed, JournalEntry, Withdrawn } from '../port.ts'
import type { DocumentRow, LedgerState, Status } from './state.ts'

/** How a document stands: who has it, and whether it has ended. */
export const entryAt = (state: LedgerState, no: number | undefined): JournalEntry | undefined =>
  no === undefined ? undefined : state.journal[no - 1]

export function endOf(state: LedgerState, { status }: DocumentRow): Closed | Withdrawn | undefined {
  if (status.kind === 'withdrawn') return status
  const entry = status.kind === 'closed' ? entryAt(state, status.no) : undefined
  return entry && { kind: 'closed', entry }
}

export type ReservedRow = DocumentRow & { readonly status: Extract<Status, { kind: 'reserved' }> }

export const isOwn = (
  row: DocumentRow,
  by: { readonly user: string; readonly key: string },
): row is ReservedRow =>
  row.status.kind === 'reserved' && row.status.key === by.key && row.status.user === by.user

/** Who holds an unfinished document just now: the user of a reservation, or the colleague who took it. */
export function holderOf({ status }: DocumentRow): string | undefined {
  if (status.kind === 'reserved') return status.user
  return status.kind === 'manual' ? status.takenBy : undefined
}
