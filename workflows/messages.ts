/** How the world speaks to a running invoice: names and shapes of its updates, signals and queries. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import type { Closing } from '../activities/steps.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { State } from '../domain/invoice/state.ts'

/** Answers when the decision counts; fails with the reason where it does not. The payload is checked, whatever its type says. */
export const decide = defineUpdate<Accepted, [unknown]>('decide')
/** The same for clients that can only signal: what does not count is recorded as ignored. */
export const review = defineSignal<[unknown]>('review')
/** Waits for validation: an ERP that pushes an invoice learns the verdict at once. */
export const verdict = defineUpdate<Verdict>('verdict')
/** What the ERP reports of a document: closed by its own people, or withdrawn. */
export const erpReported = defineSignal<[Closing]>('erpReported')
export const state = defineQuery<State>('state')

export interface Accepted {
  readonly decision: string
}

export interface Verdict {
  readonly findings: readonly { readonly code: ErrorCode; readonly path: string }[]
  /** Where the invoice had ended before it was submitted again. */
  readonly ended?: Closing
}
