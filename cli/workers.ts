/** Whether anybody works on the two queues: a command that waits for them must not wait for ever. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { ERP_QUEUE, INVOICE_QUEUE } from '../workflows/queues.ts'
import { EXIT, Stop } from './exit.ts'

/** `TaskQueueType` of Temporal's interface. */
const WORKFLOWS = 1
const STEPS = 2

export interface Queue {
  readonly queue: string
  readonly kind: 'workflows' | 'steps'
  readonly pollers: number
}

const QUEUES = [
  { queue: INVOICE_QUEUE, kind: 'workflows', type: WORKFLOWS },
  { queue: INVOICE_QUEUE, kind: 'steps', type: STEPS },
  { queue: ERP_QUEUE, kind: 'steps', type: STEPS },
] as const

export async function pollersOf(client: Client): Promise<readonly Queue[]> {
  return Promise.all(
    QUEUES.map(async ({ queue, kind, type }) => {
      const { pollers } = await client.workflowService.describeTaskQueue({
        namespace: client.options.namespace,
        taskQueue: { name: queue },
        taskQueueType: type,
      })
      return { queue, kind, pollers: pollers?.length ?? 0 }
    }),
  )
}

/** How often is looked again, and how long, for workers that have just been started. */
const LOOK_EVERY_MS = 250
const LOOKS = 20

export async function requireWorkers(client: Client): Promise<void> {
  for (let looked = 1; ; looked += 1) {
    const idle = (await pollersOf(client)).find((q) => q.pollers === 0)
    if (!idle) return
    if (looked === LOOKS)
      throw new Stop('MACHINE_NO_WORKER', EXIT.unreachable, `${idle.queue} (${idle.kind})`)
    await pause(LOOK_EVERY_MS)
  }
}
