/** What the workflow may ask of the world: the two sets of activities, as types. Made by the factories beside this file. */

import type { Part } from '../domain/control/batch.ts'
import type { Hold } from '../domain/control/hold.ts'
import type { DuplicateVerdict } from '../domain/duplicates/verdict.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { EndState } from '../domain/invoice/ends.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import type { Route, Terms } from '../domain/invoice/route.ts'
import type { Act } from '../domain/invoice/state.ts'
import type { Decision } from '../domain/review/decision.ts'

/** Names an invoice; everything else is read from its record. */
export interface InvoiceRef {
  readonly id: InvoiceId
  /**
   * Grows with each workflow of this id (its start, ms): a step's answer is kept once a run, and a worker that comes back late from an
   * earlier run overwrites nothing.
   */
  readonly run: number
}

export interface Validated {
  /** Code and place of each finding that wants a person; never a text of the document. */
  readonly findings: readonly { readonly code: ErrorCode; readonly path: string }[]
  readonly area?: string
  readonly creditorNo?: string
  /** The chance with which the control might draw it in an earlier start. */
  readonly earlierChance?: number
  /** Where the invoice has ended before (it was started again): how, and by whom. */
  readonly ended?: Closing
}

export type DuplicatesChecked = DuplicateVerdict

export interface Predicted {
  readonly lines: number
  readonly sure: number
  /** A proposal for every line exists. */
  readonly complete: boolean
  readonly doubt?: ErrorCode
  /** The learned coder made the proposal. */
  readonly learned?: true
  /** Nobody has coded the like of it lately. */
  readonly stale?: true
}

export interface Assessment {
  readonly validated: Validated
  readonly duplicates: DuplicatesChecked
  readonly predicted: Predicted
}

export interface Routed {
  readonly route: Route
  /** When the ERP's working day begins: until then the robot may try. */
  readonly robotUntil: Instant
  /** Where the robot may post it, and others that are alike may come. */
  readonly hold?: Hold
}

export interface Closing {
  readonly end: EndState
  /** `robot`, a person's id, or the ERP user. */
  readonly by: string
  /** Of the ERP's journal, where there is an entry. */
  readonly journalNo?: number
}

/** What the ERP's queue answers of an act. */
export type ActAnswer =
  | { readonly kind: 'closed'; readonly closing: Closing }
  | { readonly kind: 'withdrawn'; readonly by: string }
  | { readonly kind: 'notDone'; readonly reason: ErrorCode }

/** What it answers of what is held back: that the robot may post it, or why not. */
export type HoldAnswer = ActAnswer | { readonly kind: 'agreed' }

/** What it answers of a question: closed after all, withdrawn, or open; with the reason where nobody can act on it all the same. */
export type DoubtAnswer =
  | Exclude<ActAnswer, { kind: 'notDone' }>
  | { readonly kind: 'open'; readonly reason?: ErrorCode }

/** Steps on the worker's own queue: short, idempotent, run as local activities. */
export interface InvoiceSteps {
  validate(ref: InvoiceRef): Promise<Validated>
  checkDuplicates(ref: InvoiceRef, validated: Validated): Promise<DuplicatesChecked>
  predict(ref: InvoiceRef, validated: Validated): Promise<Predicted>
  route(ref: InvoiceRef, assessment: Assessment): Promise<Routed>
  /** What it is in its batch: once said it stays so. */
  placeInBatch(ref: InvoiceRef): Promise<Part>
  /** The person's right and the decision's substance; keeps the decision. Fails with an `ApplicationFailure` of type `Refusal`. */
  acceptDecision(ref: InvoiceRef, decision: Decision, at: Instant): Promise<void>
  /** `signal` names it within the invoice. */
  keepIgnored(ref: InvoiceRef, signal: string, reason: ErrorCode, at: Instant): Promise<void>
  /** Shows the invoice to people; answers the moments of reminder, stand-in with leader, and finance. */
  openReview(ref: InvoiceRef, review: OpenReview): Promise<readonly Instant[]>
  /** Writes to those whom the level names; answers how many. */
  remind(ref: InvoiceRef, level: number): Promise<number>
  /** The outcome, and what follows from it: claims given up, lines learned, what the robot said compared. */
  record(ref: InvoiceRef, closing: Closing): Promise<void>
}

export interface OpenReview extends Terms {
  readonly reason: ErrorCode
  readonly level: number
  readonly assignee?: string
  readonly since: Instant
}

/** Calls of the ERP, on the queue `erp`. `token` is the fencing token of the act. */
export interface ErpSteps {
  /** Posts or closes; throws where it may be tried again, and `OutcomeUnknown` where it is unknown what happened. The robot tries until `until`. */
  perform(ref: InvoiceRef, act: Act, token: number, until: Instant): Promise<ActAnswer>
  /** Keeps the document for the robot until `until`, and answers when it is known what people coded the first of its batch as; throws while it is not. */
  holdBack(ref: InvoiceRef, token: number, until: Instant): Promise<HoldAnswer>
  /** Is the document closed? `open` where it is not, for the robot to try again. */
  ask(ref: InvoiceRef): Promise<DoubtAnswer>
  /** Gives the document to people in the ERP and fences `token`: the answer stays true. */
  release(ref: InvoiceRef, token: number, reason: ErrorCode): Promise<DoubtAnswer>
}
