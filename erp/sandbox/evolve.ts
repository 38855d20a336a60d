import type { Instant } from '../../domain/invoice/invoice.ts'
import type { JournalEntry } from '../port.ts'
import type { LedgerEvent } from './events.ts'
import {
  type DocumentRow,
  fenceOf,
  type Holder,
  holderKey,
  type LedgerState,
  NO_FENCES,
  type OwnedState,
  type Status,
} from './state.ts'

/** The reason on the work list for what the robot had not finished when the working day began. */
const REASON_DAY_BEGAN = 'WAY_DAY_BEGAN'

/**
 * What an event makes of the state. It is changed in place: copying a hundred thousand documents for each event would
 * cost more than the posting.
 */
export function evolve(state: OwnedState, event: LedgerEvent): void {
  switch (event.type) {
    case 'opened':
      state.dayBegan = event.at
      return
    case 'seeded':
      state.seeded = true
      return
    case 'accountSet':
      state.accounts.set(event.account.account, event.account)
      return
    case 'supplierSet':
      state.suppliers.set(event.supplier.creditorNo, event.supplier)
      return
    case 'periodSet':
      if (event.closed) state.closedPeriods.add(event.period)
      else state.closedPeriods.delete(event.period)
      return
    case 'arrived':
      state.arrivals.push(event.arrival)
      state.documents.set(event.arrival.documentId, {
        arrival: event.arrival,
        status: { kind: 'open' },
        fences: NO_FENCES,
      })
      state.unfinished.add(event.arrival.documentId)
      return
    case 'reserved':
      move(state, event.documentId, {
        kind: 'reserved',
        key: event.key,
        user: event.user,
        token: event.token,
        ...(event.until === undefined ? {} : { until: event.until }),
      })
      return
    case 'handedOver':
      fence(state, event.documentId, event)
      move(state, event.documentId, { kind: 'manual', reason: event.reason })
      return
    case 'fenced':
      fence(state, event.documentId, event)
      return
    case 'taken':
      move(state, event.documentId, {
        kind: 'manual',
        reason: reasonOf(state, event.documentId),
        takenBy: event.user,
      })
      return
    case 'putBack':
      move(state, event.documentId, { kind: 'manual', reason: reasonOf(state, event.documentId) })
      return
    case 'withdrawn':
      move(state, event.documentId, { kind: 'withdrawn', at: event.at, by: event.user })
      state.changes.push({
        seq: state.changes.length + 1,
        kind: 'withdrawn',
        documentId: event.documentId,
        at: event.at,
        by: event.user,
      })
      return
    case 'closed':
      close(state, event.entry)
      if (event.citizens) state.citizens.set(event.entry.documentId, [...event.citizens])
      return
    case 'dayBegan':
      beginDay(state, event.boundary)
      return
  }
}

function close(state: OwnedState, entry: JournalEntry): void {
  move(state, entry.documentId, { kind: 'closed', no: entry.no })
  state.journal.push(entry)
  const ofUser = state.journalByUser.get(entry.user)
  if (ofUser) ofUser.push(entry)
  else state.journalByUser.set(entry.user, [entry])
  if (entry.key !== undefined) {
    state.keys.set(entry.key, entry.no)
    return
  }
  state.changes.push({
    seq: state.changes.length + 1,
    kind: 'coded',
    documentId: entry.documentId,
    at: entry.at,
    by: entry.user,
    journalNo: entry.no,
  })
}

/** What had arrived at the boundary and is not finished goes to people; a colleague who already works on it keeps it. */
function beginDay(state: OwnedState, boundary: Instant): void {
  state.dayBegan = boundary
  const until = Date.parse(boundary)
  for (const id of state.unfinished) {
    const row = state.documents.get(id)
    if (!row || row.status.kind === 'manual' || Date.parse(row.arrival.arrivedAt) > until) continue
    if (row.status.kind === 'reserved') {
      if (row.status.until !== undefined && Date.parse(row.status.until) > until) continue
      fence(state, id, row.status)
    }
    move(state, id, { kind: 'manual', reason: REASON_DAY_BEGAN })
  }
}

function fence(state: OwnedState, id: string, holder: Holder & { readonly token: number }): void {
  const row = rowOf(state, id)
  const fences = new Map(row.fences).set(holderKey(holder), Math.max(holder.token, fenceOf(row, holder)))
  state.documents.set(id, { ...row, fences })
}

function rowOf(state: OwnedState, id: string): DocumentRow {
  const row = state.documents.get(id)
  if (!row) throw new Error(`The journal speaks of the document ${JSON.stringify(id)} before it arrived.`)
  return row
}

function move(state: OwnedState, id: string, status: Status): void {
  state.documents.set(id, { ...rowOf(state, id), status })
  if (status.kind === 'manual') state.manual.add(id)
  else state.manual.delete(id)
  if (status.kind === 'closed' || status.kind === 'withdrawn') state.unfinished.delete(id)
}

function reasonOf(state: LedgerState, id: string): string {
  const status = state.documents.get(id)?.status
  return status?.kind === 'manual' ? status.reason : ''
}
