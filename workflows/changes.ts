/** What the ERP's own people have done since the last time – coded, withdrawn – is told to the invoices that wait for it. */
import { proxyActivities } from '@temporalio/workflow'
import type { IntakeSteps } from '../activities/intake-steps.ts'

export async function changes(): Promise<number> {
  const { passOnChanges } = proxyActivities<IntakeSteps>({
    startToCloseTimeout: '10 minutes',
    heartbeatTimeout: '30 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
    summary: 'Pass on what was done in the ERP',
  })
  let passedOn = 0
  for (;;) {
    const page = await passOnChanges()
    passedOn += page
    if (page === 0) return passedOn
  }
}
