/** The sets of activities as a workflow calls them: how long each may take and how it is retried. */
import {
  ActivityCancellationType,
  type ActivityInterfaceFor,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow'
import type { IncrementSteps } from '../activities/increment-steps.ts'
import type { ErpSteps, InvoiceSteps } from '../activities/steps.ts'
import type { TrainingSteps } from '../activities/training-steps.ts'

export const INVOICE_QUEUE = 'invoices'
export const ERP_QUEUE = 'erp'

export type Steps = ActivityInterfaceFor<InvoiceSteps>

/**
 * A step on the worker's own queue. It is retried for as long as the store is away: only what the activity itself calls hopeless
 * comes back as a failure.
 */
export function steps(summary: string): Steps {
  return proxyLocalActivities<InvoiceSteps>({
    startToCloseTimeout: '10 seconds',
    retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
    summary,
  })
}

/** A call that is given up may still be on its way: its fencing token, not waiting for it, keeps it from doing harm. */
const GO_ON_AT_ONCE = ActivityCancellationType.TRY_CANCEL

/** An act in the ERP: tried again with backoff until `patience` (ms) is used up. */
export function erpAct(summary: string, patience: number): ActivityInterfaceFor<ErpSteps> {
  return proxyActivities<ErpSteps>({
    taskQueue: ERP_QUEUE,
    startToCloseTimeout: '45 seconds',
    scheduleToCloseTimeout: patience,
    cancellationType: GO_ON_AT_ONCE,
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '2 minutes' },
    summary,
  })
}

/**
 * Asks again and again, `everyMs`, and for so long: what is waited for is a person, whose coding ends another invoice. Between two attempts nothing is written into
 * the history.
 */
export function erpHold(forMs: number, everyMs: number): ActivityInterfaceFor<ErpSteps> {
  return proxyActivities<ErpSteps>({
    taskQueue: ERP_QUEUE,
    startToCloseTimeout: '45 seconds',
    scheduleToCloseTimeout: forMs,
    cancellationType: GO_ON_AT_ONCE,
    retry: { initialInterval: everyMs, backoffCoefficient: 1, maximumInterval: everyMs },
    summary: 'Keep it in the ERP until a person has coded the first of its batch',
  })
}

/** A question to the ERP whose answer must be had: asked until it is there. */
export function erpQuestion(summary: string): ActivityInterfaceFor<ErpSteps> {
  return proxyActivities<ErpSteps>({
    taskQueue: ERP_QUEUE,
    startToCloseTimeout: '45 seconds',
    cancellationType: GO_ON_AT_ONCE,
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
    summary,
  })
}

/** A step of a training or an increment. The largest ledgers take some minutes; a worker that is not heard of for a minute is lost, and another begins again. */
export function trainingSteps(summary: string): ActivityInterfaceFor<TrainingSteps & IncrementSteps> {
  return proxyActivities<TrainingSteps & IncrementSteps>({
    startToCloseTimeout: '2 hours',
    heartbeatTimeout: '1 minute',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
    summary,
  })
}
