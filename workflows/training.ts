/** The week's training: a model from what people coded, checked, and what it proves. */
import { setCurrentDetails } from '@temporalio/workflow'
import type { Offered, TrainingInput } from '../activities/training-steps.ts'
import { trainingSteps } from './queues.ts'
import { detailsOf, toldIfRefused } from './training-told.ts'

export async function training(input: TrainingInput = {}): Promise<Offered> {
  const begun = new Date(Date.now()).toISOString()
  return toldIfRefused(async () => {
    const model = await trainingSteps('Train on what people coded').trainCoder(input)
    const offered = await trainingSteps('Load it, check it, keep what it proves').offerCoder(model, begun)
    setCurrentDetails(detailsOf(offered))
    return offered
  })
}
