/** The night's increment: what people have coded since goes into the tables of the coder that is asked, and the new model takes its place. */
import { setCurrentDetails } from '@temporalio/workflow'
import type { Incremented, NoIncrement } from '../activities/increment-steps.ts'
import { trainingSteps } from './queues.ts'
import { incrementDetails, toldIfRefused } from './training-told.ts'

export async function increment(): Promise<Incremented | NoIncrement> {
  return toldIfRefused(async () => {
    const taught = await trainingSteps('Teach the coder that is asked what is new').teachCoder()
    const done =
      'nothing' in taught
        ? taught
        : await trainingSteps('Load it, check it, put it in its place').succeedCoder(taught)
    setCurrentDetails(incrementDetails(done))
    return done
  })
}
