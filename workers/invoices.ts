/** The worker of the invoices' own queue: workflows, the short steps, the night, and the training, which has a thread of its own. */
import { Context } from '@temporalio/activity'
import { Client } from '@temporalio/client'
import { Worker } from '@temporalio/worker'
import { intakeSteps } from '../activities/intake-steps.ts'
import { invoiceSteps } from '../activities/invoice-steps.ts'
import { trainingSteps } from '../activities/training-steps.ts'
import type { TrainingProgress } from '../activities/training-world.ts'
import { INVOICE_QUEUE } from '../workflows/queues.ts'
import { workflowBundle } from './bundle.ts'
import { invoiceClient } from './invoice-client.ts'
import { INVOICE_WORKER, SHUTDOWN } from './options.ts'
import { runWorker } from './run.ts'

await runWorker('invoices', async ({ env, connection, world }) => {
  const client = new Client({
    connection,
    namespace: env.temporal.namespace,
  })
  const { start, tell } = invoiceClient(client)
  const heartbeat = (progress?: TrainingProgress) => Context.current().heartbeat(progress)
  const interrupted = () => Context.current().cancellationSignal
  const worker = await Worker.create({
    connection,
    namespace: env.temporal.namespace,
    taskQueue: INVOICE_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: {
      ...invoiceSteps(world),
      ...intakeSteps({ ...world, source: env.erp.source, start, tell, heartbeat }),
      ...trainingSteps({ ...world, heartbeat, interrupted }),
    },
    ...INVOICE_WORKER,
    ...SHUTDOWN,
  })
  return [worker]
})
