/** The least that a workflow with an activity can be: what throughput is measured beside. */
import { proxyActivities } from '@temporalio/workflow'

export async function bare(): Promise<void> {
  await proxyActivities<{ nothing(): Promise<void> }>({
    taskQueue: 'bench-erp',
    startToCloseTimeout: '45 seconds',
  }).nothing()
}
