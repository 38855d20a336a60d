/** The worker of the ERP's queue: at most so many calls at a time as the ERP can bear. */
import { Worker } from '@temporalio/worker'
import { erpSteps } from '../activities/erp-steps.ts'
import { ERP_QUEUE } from '../workflows/queues.ts'
import { runWorker, SHUTDOWN } from './run.ts'

const MAX_CALLS = 20

await runWorker('erp', async ({ env, connection, world }) => [
  await Worker.create({
    connection,
    namespace: env.temporal.namespace,
    taskQueue: ERP_QUEUE,
    activities: erpSteps(world),
    maxConcurrentActivityTaskExecutions: MAX_CALLS,
    ...SHUTDOWN,
  }),
])
