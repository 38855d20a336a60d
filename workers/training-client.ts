/** The training from outside: one a source at a time, started or joined. */
import type { Client, WorkflowHandle } from '@temporalio/client'
import type { TrainingInput } from '../activities/training-steps.ts'
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
