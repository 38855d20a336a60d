/** An act in the ERP – a posting, or a closing without one – tried until it is done, refused, halted, or its outcome unknown. */
import { type ActivityFailure, ApplicationFailure } from '@temporalio/workflow'
import type { InvoiceRef } from '../activities/steps.ts'
import { FAILURE } from '../domain/failure.ts'
import type { Act, State } from '../domain/invoice/state.ts'
import type { Desk } from './desk.ts'
import { eventOf } from './event.ts'
import { erpAct } from './queues.ts'
import { whileIn } from './while-in.ts'

/** How long a person's decision is tried before people are told that the ERP is silent. */
const PERSON_PATIENCE_MS = 60 * 60 * 1000
/** The robot has at least so long: an invoice that arrives as the day begins is halted by the attempt itself, not by a timer. */
const LEAST_PATIENCE_MS = 60 * 1000

type Acting = Extract<State, { phase: 'acting' }>

export async function act(ref: InvoiceRef, desk: Desk, state: Acting): Promise<void> {
  const until = desk.robotUntil()
  const patience =
    state.act.by === 'robot'
      ? Math.max(Date.parse(until) - Date.now(), LEAST_PATIENCE_MS)
      : PERSON_PATIENCE_MS
  await whileIn(
    desk,
    state,
    async () =>
      desk.apply(
        eventOf(
          await erpAct(summaryOf(state.act), patience).perform(ref, state.act, desk.nextToken(), until),
        ),
      ),
    (failure) => desk.apply({ type: 'unknown', fault: isFault(failure) }),
  )
}

/** This program failed, not the ERP. */
function isFault({ cause }: ActivityFailure): boolean {
  return cause instanceof ApplicationFailure && cause.type === FAILURE.step
}

function summaryOf(act: Act): string {
  if (act.kind === 'returned') return 'Close in the ERP: returned to the supplier'
  if (act.kind === 'duplicate') return 'Close in the ERP: a confirmed duplicate'
  return act.by === 'robot' ? 'Post in the ERP as the robot' : 'Post in the ERP what a person coded'
}
