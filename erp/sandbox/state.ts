import type { Instant } from '../../domain/invoice/invoice.ts'
import type { Arrival, Change, ErpAccount, ErpSupplier, JournalEntry } from '../port.ts'

/**
 * The sandbox ERP's state: a fold over its events. Everybody but `evolve` sees it read-only.
 */
export type Status =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'reserved'
      readonly key: string
      readonly user: string
      readonly token: number
      /** A working day that begins before leaves it alone. */
      readonly until?: Instant
    }
  | { readonly kind: 'manual'; readonly reason: string; readonly takenBy?: string }
  | { readonly kind: 'closed'; readonly no: number }
  | { readonly kind: 'withdrawn'; readonly at: Instant; readonly by: string }

export interface DocumentRow {
  readonly arrival: Arrival
  readonly status: Status
  /** The highest fenced token of each holder (`holderKey`) that was ever released. */
  readonly fences: ReadonlyMap<string, number>
}

export interface LedgerState {
  readonly documents: ReadonlyMap<string, DocumentRow>
  /** Ids of the documents that are neither closed nor withdrawn. */
  readonly unfinished: ReadonlySet<string>
  /** Ids on the manual work list, in the order in which they came there. */
  readonly manual: ReadonlySet<string>
  /** The item with sequence number n is at n − 1; likewise below. */
  readonly arrivals: readonly Arrival[]
  readonly changes: readonly Change[]
  readonly journal: readonly JournalEntry[]
  readonly journalByUser: ReadonlyMap<string, readonly JournalEntry[]>
  /** The protected field of a document: CPR numbers of those whom it is about. Colleagues look it up one by one; no list shows it. */
  readonly citizens: ReadonlyMap<string, readonly string[]>
  /** Committed idempotency keys with their entry's number. */
  readonly keys: ReadonlyMap<string, number>
  readonly accounts: ReadonlyMap<string, ErpAccount>
  readonly suppliers: ReadonlyMap<string, ErpSupplier>
  readonly closedPeriods: ReadonlySet<string>
  /** When the latest working day began, or the store was opened first. */
  readonly dayBegan?: Instant
  readonly seeded: boolean
}

type Mutable<T> = { -readonly [K in keyof T]: Unlocked<T[K]> }
type Unlocked<V> =
  V extends ReadonlyMap<infer K, infer W>
    ? Map<K, W extends readonly (infer E)[] ? E[] : W>
    : V extends ReadonlySet<infer E>
      ? Set<E>
      : V extends readonly (infer E)[]
        ? E[]
        : V

/** The state as only its owner holds it. */
export type OwnedState = Mutable<LedgerState>

export const emptyState = (): OwnedState => ({
  documents: new Map(),
  unfinished: new Set(),
  manual: new Set(),
  arrivals: [],
  changes: [],
  journal: [],
  journalByUser: new Map(),
  citizens: new Map(),
  keys: new Map(),
  accounts: new Map(),
  suppliers: new Map(),
  closedPeriods: new Set(),
  seeded: false,
})

export interface Holder {
  readonly user: string
  readonly key: string
}

export const NO_FENCES: ReadonlyMap<string, number> = new Map()

/** Tokens are counted by those who give them: one count for each user and key. */
export const holderKey = ({ user, key }: Holder): string => JSON.stringify([user, key])

export const fenceOf = (row: DocumentRow, holder: Holder): number => row.fences.get(holderKey(holder)) ?? -1
