/** The night: page after page of what has arrived is stored, read and started, until there is no more. */
import { continueAsNew, proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow'
import type { IntakeSteps, NightAccount, Page } from '../activities/intake-steps.ts'

export interface IntakeInput {
  /** What earlier runs of this night have brought, when it is continued. */
  readonly account?: NightAccount
}

const NOTHING: NightAccount = { arrived: 0, started: 0, quarantined: 0, known: 0, resumed: 0 }

export async function intake({ account = NOTHING }: IntakeInput = {}): Promise<NightAccount> {
  let night = account
  if (night.arrived === 0)
    night = { ...night, resumed: await steps('Start again what was left without a workflow').resume() }
  for (;;) {
    const page = await steps('Store, read and start a page of documents').takePage()
    night = sum(night, page)
    setCurrentDetails(
      `**${night.arrived} documents have arrived**: ${night.started} started, ${night.quarantined} quarantined, ${night.known} known before.`,
    )
    if (page.arrived === 0) return night
    if (workflowInfo().continueAsNewSuggested) return continueAsNew<typeof intake>({ account: night })
  }
}

function sum(night: NightAccount, page: Page): NightAccount {
  return {
    ...night,
    arrived: night.arrived + page.arrived,
    started: night.started + page.started,
    quarantined: night.quarantined + page.quarantined,
    known: night.known + page.known,
  }
}

function steps(summary: string) {
  return proxyActivities<IntakeSteps>({
    startToCloseTimeout: '10 minutes',
    heartbeatTimeout: '30 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
    summary,
  })
}
