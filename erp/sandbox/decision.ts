import type {
  Closed,
  Fenced,
  Held,
  JournalEntry,
  Manual,
  RefusalCode,
  Released,
  Reserved,
  Withdrawn,
} from '../port.ts'
import type { LedgerEvent } from './events.ts'

/** What the ledger decides: the events that happen, and what is answered. */
interface Refused {
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
interface Coded {
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

export const RESERVED: Reserved = { kind: 'reserved' }
export const MANUAL: Manual = { kind: 'manual' }
export const DONE: Done = { kind: 'done' }
export const TAKEN: Taken = { kind: 'taken' }
export const RELEASED: Released = { kind: 'released' }
export const FENCED: Fenced = { kind: 'fenced' }

export const nothing = (answer: Answer): Decision => ({ events: [], answer })
export const does = (event: LedgerEvent, answer: Answer): Decision => ({ events: [event], answer })
export const refuse = (code: RefusalCode, detail: string): Decision =>
  nothing({ kind: 'refused', code, detail })

export const unknown = (documentId: string): Decision =>
  refuse('ERP_DOCUMENT_UNKNOWN', `document ${documentId}`)
