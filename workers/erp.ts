/** The worker of the ERP's queue: at most so many calls at a time as the ERP can bear. */
import { Worker } from '@temporalio/worker'
import { erpSteps } from '../activities/erp-steps.ts'
import { ERP_QUEUE } from '../workflows/queues.ts'
import { ERP_WORKER, SHUTDOWN } from './options.ts'
import { runWorker } from './run.ts'

await runWorker('erp', async ({ env, connection, world }) => [
  await Worker.create({
    connection,
    namespace: env.temporal.namespace,
    taskQueue: ERP_QUEUE,
    activities: erpSteps(world),
    ...ERP_WORKER,
    ...SHUTDOWN,
  }),
])
