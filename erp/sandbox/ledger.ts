import type { Instant } from '../../domain/invoice/invoice.ts'
import { bodyHash } from '../body-hash.ts'
import type { Arrival, JournalEntry } from '../port.ts'
import { close, post } from './closing.ts'
import type { Command } from './commands.ts'
import {
  type Decision,
  DONE,
  does,
  FENCED,
  MANUAL,
  nothing,
  RELEASED,
  RESERVED,
  refuse,
  TAKEN,
  unknown,
} from './decision.ts'
import { refusalOf } from './posting-checks.ts'
import { endOf, holderOf, isOwn } from './standing.ts'
import { type DocumentRow, fenceOf, type LedgerState } from './state.ts'

/** What the sandbox ERP decides on a request: a pure function from its state to events and an answer. */
export function decide(state: LedgerState, command: Command, at: Instant): Decision {
  switch (command.type) {
    case 'open':
      return state.dayBegan === undefined ? does({ type: 'opened', at }, DONE) : nothing(DONE)
    case 'markSeeded':
      return state.seeded ? nothing(DONE) : does({ type: 'seeded', at }, DONE)
    case 'setAccount':
      return does({ type: 'accountSet', account: command.account }, DONE)
    case 'setSupplier':
      return does({ type: 'supplierSet', supplier: command.supplier }, DONE)
    case 'setPeriod':
      return does({ type: 'periodSet', period: command.period, closed: command.closed }, DONE)
    case 'arrive':
      return arrive(state, command.arrival)
    case 'beginDay':
      return does({ type: 'dayBegan', boundary: command.boundary }, DONE)
    case 'post':
      return post(state, command.user, command.order, at)
    case 'close':
      return close(state, command.user, command.order, at)
    default: {
      const row = state.documents.get(command.documentId)
      return row ? decideOnDocument(state, command, row, at) : unknown(command.documentId)
    }
  }
}

function decideOnDocument(
  state: LedgerState,
  command: Extract<Command, { documentId: string }>,
  row: DocumentRow,
  at: Instant,
): Decision {
  const ended = endOf(state, row)
  if (ended) return nothing(ended)
  const { status } = row
  const { documentId, user } = command
  const holder = holderOf(row)
  switch (command.type) {
    case 'reserve': {
      const { key, token, until } = command
      if (token <= fenceOf(row, command)) return nothing(FENCED)
      if (isOwn(row, command)) {
        if (token === row.status.token) return nothing(RESERVED)
        if (token < row.status.token) return nothing(FENCED)
      } else {
        if (status.kind === 'manual' && command.on === 'robot') return nothing(MANUAL)
        if (holder !== undefined) return nothing({ kind: 'held', by: holder })
      }
      return does(
        { type: 'reserved', documentId, key, user, token, ...(until === undefined ? {} : { until }) },
        RESERVED,
      )
    }
    case 'release': {
      const { key, token, reason } = command
      // Somebody else's hold, and a later try of the same key, are left alone: only the tokens up to this one end.
      const kept = isOwn(row, command) ? row.status.token > token : holder !== undefined
      if (!kept && !(status.kind === 'manual' && status.reason === reason && token <= fenceOf(row, command)))
        return does({ type: 'handedOver', documentId, key, user, token, reason }, RELEASED)
      if (token <= fenceOf(row, command)) return nothing(RELEASED)
      return does({ type: 'fenced', documentId, key, user, token }, RELEASED)
    }
    case 'take':
      if (holder === user && status.kind === 'manual') return nothing(TAKEN)
      if (holder !== undefined) return nothing({ kind: 'held', by: holder })
      return does({ type: 'taken', documentId, user }, TAKEN)
    case 'putBack':
      if (status.kind === 'manual' && status.takenBy === user)
        return does({ type: 'putBack', documentId, user }, RELEASED)
      return nothing(holder === undefined ? RELEASED : { kind: 'held', by: holder })
    case 'withdraw':
      return does({ type: 'withdrawn', documentId, user, at }, { kind: 'withdrawn', at, by: user })
    case 'code': {
      if (holder !== undefined && !(holder === user && status.kind === 'manual'))
        return nothing({ kind: 'held', by: holder })
      const refusal = refusalOf(state, command.body)
      if (refusal) return refuse(refusal.code, refusal.detail)
      const entry: JournalEntry = {
        no: state.journal.length + 1,
        documentId,
        how: 'posted',
        user,
        codedBy: command.body.codedBy,
        at,
        bodyHash: bodyHash(command.body),
        body: command.body,
      }
      return does({ type: 'closed', entry }, { kind: 'coded', entry })
    }
  }
}

function arrive(state: LedgerState, arrival: Omit<Arrival, 'seq'>): Decision {
  const known = state.documents.get(arrival.documentId)?.arrival
  if (known?.sha256 === arrival.sha256) return nothing(DONE)
  if (known) return refuse('ERP_BAD_REQUEST', 'a document with this id and other bytes has already arrived')
  return does({ type: 'arrived', arrival: { seq: state.arrivals.length + 1, ...arrival } }, DONE)
}
