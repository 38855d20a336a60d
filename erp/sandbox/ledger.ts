import type { Instant } from '../../domain/invoice/invoice.ts'
import { bodyHash } from '../body-hash.ts'
import type {
  Arrival,
  Closed,
  ClosingOrder,
  ErpAccount,
  ErpSupplier,
  Fenced,
  Held,
  JournalEntry,
  Manual,
  PostingBody,
  PostingOrder,
  RefusalCode,
  Released,
  Reserved,
  Withdrawn,
} from '../port.ts'
import type { LedgerEvent } from './events.ts'
import { refusalOf } from './posting-checks.ts'
import { type DocumentRow, fenceOf, type LedgerState, type Status } from './state.ts'

/** What the sandbox ERP decides on a request: a pure function from its state to events and an answer. */
export type Command =
  | { readonly type: 'open' }
  | { readonly type: 'markSeeded' }
  | { readonly type: 'setAccount'; readonly account: ErpAccount }
  | { readonly type: 'setSupplier'; readonly supplier: ErpSupplier }
  | { readonly type: 'setPeriod'; readonly period: string; readonly closed: boolean }
  | { readonly type: 'arrive'; readonly arrival: Omit<Arrival, 'seq'> }
  | { readonly type: 'beginDay'; readonly boundary: Instant }
  | (OnDocument & UnderToken & { readonly type: 'reserve'; readonly on: 'robot' | 'person' })
  | (OnDocument & UnderToken & { readonly type: 'release'; readonly reason: string })
  | { readonly type: 'post'; readonly user: string; readonly order: PostingOrder }
  | { readonly type: 'close'; readonly user: string; readonly order: ClosingOrder }
  | (OnDocument & { readonly type: 'take' | 'putBack' | 'withdraw' })
  | (OnDocument & { readonly type: 'code'; readonly body: PostingBody })

interface OnDocument {
  readonly user: string
  readonly documentId: string
}
interface UnderToken {
  readonly key: string
  readonly token: number
}

export interface Refused {
  readonly kind: 'refused'
  readonly code: RefusalCode
  readonly detail: string
}
export interface Done {
  readonly kind: 'done'
}
export interface Taken {
  readonly kind: 'taken'
}
/** Closed just now by a colleague: without a key only this tells it from a closing that was there before. */
export interface Coded {
  readonly kind: 'coded'
  readonly entry: JournalEntry
}
export type Answer =
  | Reserved
  | Released
  | Held
  | Manual
  | Fenced
  | Withdrawn
  | Closed
  | Refused
  | Done
  | Taken
  | Coded

export interface Decision {
  readonly events: readonly LedgerEvent[]
  readonly answer: Answer
}

const RESERVED: Reserved = { kind: 'reserved' }
const MANUAL: Manual = { kind: 'manual' }
const DONE: Done = { kind: 'done' }
const TAKEN: Taken = { kind: 'taken' }
const RELEASED: Released = { kind: 'released' }
const FENCED: Fenced = { kind: 'fenced' }

const nothing = (answer: Answer): Decision => ({ events: [], answer })
const does = (event: LedgerEvent, answer: Answer): Decision => ({ events: [event], answer })
const refuse = (code: RefusalCode, detail: string): Decision => nothing({ kind: 'refused', code, detail })

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
      const { key, token } = command
      if (token <= fenceOf(row, command)) return nothing(FENCED)
      if (isOwn(row, command)) {
        if (token === row.status.token) return nothing(RESERVED)
        if (token < row.status.token) return nothing(FENCED)
      } else {
        if (status.kind === 'manual' && command.on === 'robot') return nothing(MANUAL)
        if (holder !== undefined) return nothing({ kind: 'held', by: holder })
      }
      return does({ type: 'reserved', documentId, key, user, token }, RESERVED)
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

function post(state: LedgerState, user: string, order: PostingOrder, at: Instant): Decision {
  const hash = bodyHash(order.body)
  const barred = barrier(state, user, order, (entry) => entry.how === 'posted' && entry.bodyHash === hash)
  if (barred) return barred
  const refusal = refusalOf(state, order.body)
  if (refusal) return refuse(refusal.code, refusal.detail)
  return commit({
    no: state.journal.length + 1,
    documentId: order.documentId,
    how: 'posted',
    user,
    key: order.key,
    codedBy: order.body.codedBy,
    at,
    bodyHash: hash,
    body: order.body,
  })
}

function close(state: LedgerState, user: string, order: ClosingOrder, at: Instant): Decision {
  const barred = barrier(state, user, order, (entry) => entry.how === order.as && entry.codedBy === order.by)
  if (barred) return barred
  return commit({
    no: state.journal.length + 1,
    documentId: order.documentId,
    how: order.as,
    user,
    key: order.key,
    codedBy: order.by,
    at,
  })
}

/**
 * What stands in the way of a closing under a key, in this order: the key was committed (the same order is answered with
 * its entry, another is refused), the document was closed by somebody else or withdrawn, the token is not the current
 * reservation's.
 */
function barrier(
  state: LedgerState,
  user: string,
  order: { readonly documentId: string; readonly key: string; readonly token: number },
  same: (entry: JournalEntry) => boolean,
): Decision | undefined {
  const row = state.documents.get(order.documentId)
  if (!row) return unknown(order.documentId)
  const bound = entryAt(state, state.keys.get(order.key))
  if (bound)
    return bound.documentId === order.documentId && bound.user === user && same(bound)
      ? nothing({ kind: 'closed', entry: bound })
      : refuse('ERP_KEY_REUSED', `entry ${bound.no}`)
  const { status } = row
  const closed = status.kind === 'closed' ? entryAt(state, status.no) : undefined
  if (closed) return nothing({ kind: 'closed', entry: closed })
  if (status.kind === 'withdrawn') return nothing(status)
  const current = isOwn(row, { user, key: order.key }) && row.status.token === order.token
  return current ? undefined : nothing(FENCED)
}

const commit = (entry: JournalEntry): Decision => does({ type: 'closed', entry }, { kind: 'closed', entry })

const unknown = (documentId: string): Decision => refuse('ERP_DOCUMENT_UNKNOWN', `document ${documentId}`)

const entryAt = (state: LedgerState, no: number | undefined): JournalEntry | undefined =>
  no === undefined ? undefined : state.journal[no - 1]

function endOf(state: LedgerState, { status }: DocumentRow): Closed | Withdrawn | undefined {
  if (status.kind === 'withdrawn') return status
  const entry = status.kind === 'closed' ? entryAt(state, status.no) : undefined
  return entry && { kind: 'closed', entry }
}

type ReservedRow = DocumentRow & { readonly status: Extract<Status, { kind: 'reserved' }> }

const isOwn = (row: DocumentRow, by: { readonly user: string; readonly key: string }): row is ReservedRow =>
  row.status.kind === 'reserved' && row.status.key === by.key && row.status.user === by.user

/** Who holds an unfinished document just now: the user of a reservation, or the colleague who took it. */
function holderOf({ status }: DocumentRow): string | undefined {
  if (status.kind === 'reserved') return status.user
  return status.kind === 'manual' ? status.takenBy : undefined
}
