/** The robot's four steps, and the route that follows from them. A step that fails for good leads to a person, with that as the reason. */
import { TemporalFailure } from '@temporalio/workflow'
import type { Assessment, InvoiceRef } from '../activities/steps.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { Route } from '../domain/invoice/route.ts'
import type { Desk } from './desk.ts'

export async function assess(ref: InvoiceRef, desk: Desk): Promise<void> {
  let found = false
  try {
    const validated = await desk
      .steps('Check the formal requirements, sums, supplier and payee')
      .validate(ref)
    desk.validated(validated)
    found = true
    if (validated.ended) return desk.apply({ type: 'closed', ...validated.ended })
    const duplicates = await desk
      .steps('Has this invoice been received before?')
      .checkDuplicates(ref, validated)
    const predicted = await desk.steps('Predict the coding from what people coded').predict(ref, validated)
    const assessment: Assessment = { validated, duplicates, predicted }
    desk.routed(
      await desk.steps('Which way: robot, person, control sample or the ERP?').route(ref, assessment),
    )
  } catch (error) {
    // A local activity's failure comes as it is, not wrapped in an `ActivityFailure`. Anything else is a fault of this code: the task is tried again.
    if (!(error instanceof TemporalFailure)) throw error
    if (!found) desk.validated({ findings: [] })
    desk.apply({ type: 'routed', route: toPerson('WAY_STEP_FAILED') })
  }
}

/** What has not been compared, or whose comparison nobody was told of, may be a duplicate. */
function toPerson(reason: ErrorCode): Route {
  return { to: 'person', reason, blind: false, proposal: false, mayBeDuplicate: true }
}
