/** Calls of the ERP for as long as the invoice's state stays what it is. */
import { ActivityFailure, CancellationScope, isCancellation } from '@temporalio/workflow'
import type { State } from '../domain/invoice/state.ts'
import type { Desk } from './desk.ts'

/**
 * Whoever changes the state meanwhile (an operator, the ERP's report) ends the attempts; what they did is asked for afterwards. `work` and `failed` must change the
 * state: it is waited for.
 */
export async function whileIn(
  desk: Desk,
  state: State,
  work: () => Promise<void>,
  failed: (failure: ActivityFailure) => void,
): Promise<void> {
  const attempts = new CancellationScope({ cancellable: true })
  const left = desk.changed(state).then(() => attempts.cancel())
  try {
    await attempts.run(work)
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error
    if (!isCancellation(error)) failed(error)
  }
  await left
}
