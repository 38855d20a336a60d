/** When what runs by itself runs: the night, the look at what the ERP's own people have done, the night's increment and the week's training of the learned coder. */
import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  type ScheduleOptionsStartWorkflowAction,
} from '@temporalio/client'
import type { Workflow } from '@temporalio/common'
import { ZONE } from '../domain/review/deadline.ts'
import { INVOICE_QUEUE } from '../workflows/queues.ts'

/** Before the hour that the spring change leaves out, and long before the ERP's working day. */
const NIGHT = { hour: 1, minute: 30 } as const
const CHANGES_EVERY = '5 minutes'
/** Before the intake asks it, and when the day that it teaches is over. */
const INCREMENT = { hour: 0, minute: 30 } as const
/** When the week's work is done and nobody waits for the machine. */
const TRAINING = { dayOfWeek: 'SATURDAY', hour: 4 } as const
/** A night that was missed because the server was away is made up for until noon. */
const CATCH_UP = '12 hours'

type Planned = Pick<ScheduleOptions<ScheduleOptionsStartWorkflowAction<Workflow>>, 'spec'> & {
  readonly workflow: string
  readonly note: string
}

const PLANS: readonly Planned[] = [
  {
    workflow: 'intake',
    spec: { calendars: [NIGHT], timezone: ZONE },
    note: 'Every night: what has arrived in the ERP is taken in.',
  },
  {
    workflow: 'changes',
    spec: { intervals: [{ every: CHANGES_EVERY }] },
    note: 'What was coded or withdrawn in the ERP is passed on to the invoices that wait.',
  },
  {
    workflow: 'increment',
    spec: { calendars: [INCREMENT], timezone: ZONE },
    note: 'Every night: the learned coder that is asked is taught what people have coded since.',
  },
  {
    workflow: 'training',
    spec: { calendars: [TRAINING], timezone: ZONE },
    note: 'Every week: the learned coder is trained on what people coded.',
  },
]

/** Creates the schedules of a source, or sets them as they should be; paused ones stay paused. Answers their ids. */
export async function ensureSchedules(client: Client, source: string): Promise<readonly string[]> {
  const ids: string[] = []
  for (const { workflow, spec, note } of PLANS) {
    const scheduleId = `${workflow}/${source}`
    const options = {
      spec,
      policies: { overlap: 'SKIP', catchupWindow: CATCH_UP },
      action: {
        type: 'startWorkflow',
        workflowType: workflow,
        workflowId: scheduleId,
        taskQueue: INVOICE_QUEUE,
        args: [],
      },
    } as const
    try {
      await client.schedule.create({ scheduleId, ...options, state: { note } })
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
      await client.schedule
        .getHandle(scheduleId)
        .update(({ state }) => ({ ...options, state: { ...state, note } }))
    }
    ids.push(scheduleId)
  }
  return ids
}
