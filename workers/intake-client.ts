/** The night from outside: one a source at a time, started or joined, watched, and scheduled. */
import type { Client, WorkflowHandle } from '@temporalio/client'
import type { changes } from '../workflows/changes.ts'
import type { intake } from '../workflows/intake.ts'
import { INVOICE_QUEUE } from '../workflows/queues.ts'

export interface Night {
  readonly handle: WorkflowHandle<typeof intake>
  /** It ran already, and was joined. */
  readonly joined: boolean
}

/** Joins the source's running night, whoever started it, or starts one. */
export async function startIntake(client: Client, source: string): Promise<Night> {
  const id = `intake/${source}`
  const query = `WorkflowType = 'intake' AND ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH '${id}'`
  for await (const { workflowId } of client.workflow.list({ query })) {
    // One that the schedule has started bears the moment behind its id.
    if (workflowId !== id && !workflowId.startsWith(`${id}-`)) continue
    return { handle: client.workflow.getHandle<typeof intake>(workflowId), joined: true }
  }
  const handle = await client.workflow.start<typeof intake>('intake', {
    workflowId: id,
    taskQueue: INVOICE_QUEUE,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'The night: take in what has arrived in the ERP',
  })
  return { handle, joined: false }
}

/** Passes on, once, what the ERP's own people have done; answers how much that was. */
export async function runChanges(client: Client, source: string): Promise<number> {
  return client.workflow.execute<typeof changes>('changes', {
    workflowId: `changes/${source}`,
    taskQueue: INVOICE_QUEUE,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'Pass on what was done in the ERP',
  })
}
