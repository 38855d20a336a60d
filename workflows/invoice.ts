/**
 * What happens to an invoice, in order. It is assessed; what may be one of a batch is held; then the robot acts or people decide, and whatever was tried in the ERP is
 * known before anything else is done; in the end it is recorded. It ends in one of `END_STATES`, and never fails.
 */
import { CancellationScope, workflowInfo } from '@temporalio/workflow'
import type { Closing } from '../activities/steps.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import { act } from './act.ts'
import { assess } from './assess.ts'
import { openDesk } from './desk.ts'
import { hold } from './hold.ts'
import { recordOutcome } from './record.ts'
import { settle } from './settle.ts'
import { openBoard } from './show.ts'
import { waitForPeople } from './wait.ts'

export interface InvoiceInput {
  readonly id: InvoiceId
}

export async function invoice({ id }: InvoiceInput): Promise<Closing> {
  const ref = { id, run: workflowInfo().startTime.getTime() }
  const desk = openDesk(ref)
  const show = openBoard()
  // A cancel is an event on the desk: nothing that is under way is torn.
  return CancellationScope.nonCancellable(async () => {
    await assess(ref, desk)
    for (;;) {
      const state = desk.state()
      show(state)
      if (state.phase === 'held') await hold(ref, desk, state)
      else if (state.phase === 'acting') await act(ref, desk, state)
      else if (state.phase === 'inDoubt') await settle(ref, desk, state)
      else if (state.phase === 'waiting') await waitForPeople(ref, desk, state)
      else if (state.phase === 'ended') return recordOutcome(ref, desk, state)
    }
  })
}
