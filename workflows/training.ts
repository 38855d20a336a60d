/** The week's training: a model from what people coded, checked, and what it proves. */
import { proxyActivities, setCurrentDetails } from '@temporalio/workflow'
import type { Offered, TrainingInput, TrainingSteps } from '../activities/training-steps.ts'
import { detailsOf, refusalOf } from './training-told.ts'

export async function training(input: TrainingInput = {}): Promise<Offered> {
  const begun = new Date(Date.now()).toISOString()
  try {
    const model = await steps('Train on what people coded').trainCoder(input)
    const offered = await steps('Load it, check it, keep what it proves').offerCoder(model, begun)
    setCurrentDetails(detailsOf(offered))
    return offered
  } catch (error) {
    const refused = refusalOf(error)
    if (!refused) throw error
    setCurrentDetails(refused.details)
    throw refused.failure
  }
}

/** The largest ledgers take some minutes; a worker that is not heard of for a minute is lost, and another begins again. */
function steps(summary: string) {
  return proxyActivities<TrainingSteps>({
    startToCloseTimeout: '2 hours',
    heartbeatTimeout: '1 minute',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
    summary,
  })
}
