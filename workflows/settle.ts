/**
 * In doubt: the ERP is asked until it knows. Where the robot may go on it is only asked; where people take over the document is
 * released to them, which also refuses whatever of ours may still be on its way.
 */
import type { DoubtAnswer, InvoiceRef } from '../activities/steps.ts'
import { DOUBT_LEVEL, type State } from '../domain/invoice/state.ts'
import type { Desk } from './desk.ts'
import { eventOf } from './event.ts'
import { erpQuestion } from './queues.ts'

type InDoubt = Extract<State, { phase: 'inDoubt' }>

/** Finance is told each time an invoice has been in doubt for so long. */
const PATIENCE_MS = 24 * 60 * 60 * 1000

export async function settle(ref: InvoiceRef, desk: Desk, state: InDoubt): Promise<void> {
  let answer: DoubtAnswer | undefined
  const asked = (async () => {
    answer = state.retry
      ? await erpQuestion('Ask the ERP whether it is posted').ask(ref)
      : await erpQuestion('Release to people in the ERP; is it posted?').release(
          ref,
          desk.token(),
          state.reason,
        )
  })()
  while (!(await desk.until(() => answer !== undefined, PATIENCE_MS))) {
    await desk.steps('Tell finance that the ERP does not answer').remind(ref, DOUBT_LEVEL)
  }
  await asked
  // Taken over meanwhile: the answer to the question is not a fence, so the next round releases.
  if (answer && (answer.kind !== 'open' || desk.state() === state)) desk.apply(eventOf(answer))
}
