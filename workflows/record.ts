import type { Closing, InvoiceRef } from '../activities/steps.ts'
import type { State } from '../domain/invoice/state.ts'
import type { Desk } from './desk.ts'

/** The end: the outcome is written, and those who still speak to the desk get their answer. */
export async function recordOutcome(
  ref: InvoiceRef,
  desk: Desk,
  state: Extract<State, { phase: 'ended' }>,
): Promise<Closing> {
  const { phase: _, ...closing } = state
  await desk.steps('Record the outcome').record(ref, closing)
  await desk.handlersFinished()
  return closing
}
