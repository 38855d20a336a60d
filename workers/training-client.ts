/** The training and its increment from outside: one of each a source at a time, started or joined. */
import type { Client, WorkflowHandle } from '@temporalio/client'
import type { TrainingInput } from '../activities/training-steps.ts'
import type { increment } from '../workflows/increment.ts'
import { INVOICE_QUEUE } from '../workflows/queues.ts'
import type { training } from '../workflows/training.ts'

export async function startTraining(
  client: Client,
  source: string,
  input: TrainingInput,
): Promise<WorkflowHandle<typeof training>> {
  return client.workflow.start<typeof training>('training', {
    workflowId: `training/${source}`,
    taskQueue: INVOICE_QUEUE,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'Train the learned coder on what people coded',
  })
}

export async function startIncrement(
  client: Client,
  source: string,
): Promise<WorkflowHandle<typeof increment>> {
  return client.workflow.start<typeof increment>('increment', {
    workflowId: `increment/${source}`,
    taskQueue: INVOICE_QUEUE,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'Teach the learned coder that is asked what people have coded since',
  })
}
