import type { Instant, IsoDate } from '../domain/invoice/invoice.ts'
import type { PostingBody } from '../domain/posting/body.ts'

export type { PostingBody } from '../domain/posting/body.ts'

/**
 * The ERP, as this program needs it. The ERP is the arbiter: it accepts one closing of a document, whoever asks, and
 * answers the second with who was first. Every adapter keeps the contract that `erp/contract.ts` tests.
 *
 * Errors: a call that may be tried again throws `ErpUnavailable`; one that cannot get better throws `ErpRefused`.
 */
export interface Erp {
  /**
   * What has arrived after the cursor, oldest first; `limit` at most. An item's sequence number never changes, and none becomes visible
   * after a higher one was.
   */
  readonly arrivals: (after: number, limit: number) => Promise<readonly Arrival[]>
  /** The document byte for byte. */
  readonly download: (documentId: string) => Promise<Uint8Array>
  /** What others than this program did with documents, after the cursor, oldest first. */
  readonly changes: (after: number, limit: number) => Promise<readonly Change[]>
  /** Accounts with the dates between which they are open. */
  readonly accounts: () => Promise<readonly ErpAccount[]>
  /** Creditors with their verified bank accounts. */
  readonly suppliers: () => Promise<readonly ErpSupplier[]>
  /**
   * Takes the document for `key`: while the reservation holds nobody else may close it. `token` is a fencing token that the *caller*
   * gives and that grows with each of its tries: at or below the highest token that was released the call is `fenced`, however
   * late it arrives. Repeating it with the same key and token is harmless; a higher token of the same key takes over. `on` says on whose
   * word: for the robot, a document that lies on the manual work list is `manual`: people have it, and it is not taken from them. `until`: the
   * reservation is left alone when a working day begins before that moment, so that the robot may still post in the day. An ERP that cannot do that
   * ends it with the night, as any other.
   */
  readonly reserve: (
    documentId: string,
    key: string,
    token: number,
    on: 'robot' | 'person',
    until?: Instant,
  ) => Promise<Reserved | Closed | Held | Manual | Fenced | Withdrawn>
  /**
   * Gives the document to the ERP's manual work list with a reason (a code of `domain/errors.ts`), and fences every token up to and including
   * `token`: a `reserve`, `post` or `close` under one of them that is still on its way will be refused when it arrives, also
   * where there was no reservation. Answers what is true afterwards and stays true: released, or already closed and by whom. A person's later
   * try brings a higher token.
   */
  readonly release: (
    documentId: string,
    key: string,
    token: number,
    reason: string,
  ) => Promise<Released | Closed | Withdrawn>
  readonly state: (documentId: string) => Promise<DocumentState>
  /**
   * Posts once. A committed key is looked at before the token: the same key and body again answers the same entry, another body under a
   * committed key is refused (`ERP_KEY_REUSED`).
   */
  readonly post: (order: PostingOrder) => Promise<Closed | Fenced | Withdrawn>
  /** Closes the document without a posting: sent back to the supplier, or a confirmed duplicate. Idempotent by key. */
  readonly close: (order: ClosingOrder) => Promise<Closed | Fenced | Withdrawn>
  /** The journal of closings after the cursor, oldest first, by everybody or by one ERP user. */
  readonly journal: (after: number, limit: number, user?: string) => Promise<readonly JournalEntry[]>
}

export interface Arrival {
  readonly seq: number
  readonly documentId: string
  readonly arrivedAt: Instant
  readonly fileName: string
  readonly size: number
  /** Of the original bytes, hex. */
  readonly sha256: string
}

export type Change =
  | {
      readonly seq: number
      readonly kind: 'coded'
      readonly documentId: string
      readonly at: Instant
      readonly by: string
      readonly journalNo: number
    }
  | {
      readonly seq: number
      readonly kind: 'withdrawn'
      readonly documentId: string
      readonly at: Instant
      readonly by: string
    }

export interface ErpAccount {
  readonly account: string
  readonly name: string
  readonly openFrom?: IsoDate
  /** First date on which nothing may be posted there. */
  readonly closedFrom?: IsoDate
}

export interface ErpSupplier {
  readonly creditorNo: string
  readonly name: string
  readonly cvr?: string
  readonly accounts: readonly string[]
}

export interface Reserved {
  readonly kind: 'reserved'
}
export interface Released {
  readonly kind: 'released'
}
/** The document lies on the ERP's manual work list: the robot may no longer have it. */
export interface Manual {
  readonly kind: 'manual'
}
/** Somebody else holds the document just now. */
export interface Held {
  readonly kind: 'held'
  readonly by: string
}
/** The token is not the current reservation's, or has been fenced; nothing was done. */
export interface Fenced {
  readonly kind: 'fenced'
}
/** The document was taken back in the ERP: nobody may post it. */
export interface Withdrawn {
  readonly kind: 'withdrawn'
  readonly at: Instant
  readonly by: string
}
export interface Closed {
  readonly kind: 'closed'
  readonly entry: JournalEntry
}

export type DocumentState =
  | { readonly kind: 'open' }
  | { readonly kind: 'reserved'; readonly key: string; readonly token: number }
  | { readonly kind: 'manual'; readonly reason: string }
  | Closed
  | Withdrawn

export interface PostingOrder {
  readonly documentId: string
  /** Idempotency key: the workflow's id. */
  readonly key: string
  readonly token: number
  readonly body: PostingBody
  /**
   * CPR numbers of those whom it is about, for the ERP's own, protected field; absent where none may be carried. They are no part of the body, nor of
   * what makes two orders the same, and never come back in an answer.
   */
  readonly citizens?: readonly string[]
}

export interface ClosingOrder {
  readonly documentId: string
  readonly key: string
  readonly token: number
  readonly as: 'returned' | 'duplicate'
  /** The person who decided, by id. */
  readonly by: string
}

/** One closing of a document in the ERP's journal, which nothing rewrites. */
export interface JournalEntry {
  readonly no: number
  readonly documentId: string
  readonly how: 'posted' | 'returned' | 'duplicate'
  /** ERP user who posted: `ROBOT` for this program. */
  readonly user: string
  /** Idempotency key; absent for what a colleague did in the ERP itself. */
  readonly key?: string
  readonly codedBy: string
  readonly at: Instant
  /** Canonical SHA-256 of the body, hex; absent where there is no posting. */
  readonly bodyHash?: string
  readonly body?: PostingBody
}

/** The user under which this program posts, so that its work can be found like any colleague's. */
export const ROBOT_USER = 'ROBOT'

/** The call did not succeed and may be tried again. */
export class ErpUnavailable extends Error {
  override readonly name = 'ErpUnavailable'
  /** False only where the request surely never reached the ERP (connection refused, throttled). */
  readonly outcomeUnknown: boolean
  /** Where the ERP said when to come back. */
  readonly retryAfterMs?: number
  constructor(message: string, options: { outcomeUnknown: boolean; retryAfterMs?: number }) {
    super(message)
    this.outcomeUnknown = options.outcomeUnknown
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs
  }
}

/** Why the ERP refuses; each has an entry of the same name in `domain/errors.ts`. */
export type RefusalCode =
  | 'ERP_ACCOUNT_CLOSED'
  | 'ERP_ACCOUNT_UNKNOWN'
  | 'ERP_PERIOD_CLOSED'
  | 'ERP_SUM_WRONG'
  | 'ERP_KEY_REUSED'
  | 'ERP_DOCUMENT_UNKNOWN'
  | 'ERP_NOT_ALLOWED'
  | 'ERP_BAD_REQUEST'

/** The ERP refused for good: trying again cannot help. */
export class ErpRefused extends Error {
  override readonly name = 'ErpRefused'
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}
