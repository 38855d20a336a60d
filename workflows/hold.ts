/**
 * Held: what may be one of a batch. It waits for others that are alike; where there are three or more a person codes one of them first, and the rest, kept in
 * the ERP meanwhile, is posted if that was as the robot would have coded it. Nobody's word in time: they are people's.
 */
import { TemporalFailure } from '@temporalio/workflow'
import type { InvoiceRef } from '../activities/steps.ts'
import type { Part } from '../domain/control/batch.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import type { State } from '../domain/invoice/state.ts'
import type { Desk } from './desk.ts'
import { eventOf } from './event.ts'
import { erpHold } from './queues.ts'
import { whileIn } from './while-in.ts'

type Held = Extract<State, { phase: 'held' }>

export async function hold(ref: InvoiceRef, desk: Desk, state: Held): Promise<void> {
  // Whoever takes it over meanwhile releases it under this token: an earlier run may have left it reserved.
  const token = desk.nextToken()
  if (await desk.changed(state, msUntil(state.hold.gathersUntil))) return
  const part = await placed(ref, desk)
  if (desk.state() !== state) return
  if (part === 'letGo') desk.letGo(false)
  else if (part === 'probe') desk.apply({ type: 'probed' })
  else if (part === 'rest') await waitForProbe(ref, desk, state, token)
  else desk.apply({ type: 'notDone', reason: 'WAY_STEP_FAILED' })
}

/** Undefined where the step fails for good. */
async function placed(ref: InvoiceRef, desk: Desk): Promise<Part | undefined> {
  try {
    return await desk.steps('Are three or more alike today?').placeInBatch(ref)
  } catch (error) {
    if (error instanceof TemporalFailure) return undefined
    throw error
  }
}

async function waitForProbe(ref: InvoiceRef, desk: Desk, state: Held, token: number): Promise<void> {
  const { until, askEveryMs } = state.hold
  await whileIn(
    desk,
    state,
    async () => {
      const answer = await erpHold(msUntil(until), askEveryMs).holdBack(ref, token, until)
      if (answer.kind === 'agreed') desk.letGo(true)
      else desk.apply(eventOf(answer))
    },
    // However it failed: nobody has said that the rest may be posted.
    () => desk.apply({ type: 'notDone', reason: 'WAY_PROBE_UNANSWERED' }),
  )
}

function msUntil(moment: Instant): number {
  return Math.max(Date.parse(moment) - Date.now(), 1)
}
