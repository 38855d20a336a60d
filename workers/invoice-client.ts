/** How the program speaks to invoices' workflows: start, tell, submit, decide. */
import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure, TypedSearchAttributes } from '@temporalio/common'
import type { Starting } from '../activities/intake-steps.ts'
import type { Closing } from '../activities/steps.ts'
import { FAILURE } from '../domain/failure.ts'
import { type InvoiceId, isInvoiceId } from '../domain/invoice/id.ts'
import type { Decision, Refusal } from '../domain/review/decision.ts'
import { AMOUNT, AREA, RECEIVED, ROUTE, STATUS } from '../workflows/attributes.ts'
import type { invoice } from '../workflows/invoice.ts'
import * as messages from '../workflows/messages.ts'
import { INVOICE_QUEUE } from '../workflows/queues.ts'

/** A refused decision: the reason, and where somebody else was first, who and when. */
export interface DecisionRefused extends Refusal {
  readonly by?: string
  readonly at?: string
}

/** The search attributes of an invoice whose workflow runs. */
export interface Running {
  readonly status: string
  readonly route: string
}

export function invoiceClient(client: Client) {
  return {
    /** Starts the workflow; false where it runs already or has run to its end. A terminated or failed one starts again. */
    start: async (id: InvoiceId, starting: Starting): Promise<boolean> => {
      try {
        await client.workflow.start<typeof invoice>('invoice', {
          ...startOptions(id, starting),
          workflowIdConflictPolicy: 'FAIL',
        })
        return true
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return false
        throw error
      }
    },

    /** Starts or attaches, and waits for the verdict of validation. */
    submit: (id: InvoiceId, starting: Starting): Promise<messages.Verdict> => {
      const startWorkflowOperation = new WithStartWorkflowOperation<typeof invoice>('invoice', {
        ...startOptions(id, starting),
        workflowIdConflictPolicy: 'USE_EXISTING',
      })
      return client.workflow.executeUpdateWithStart(messages.verdict, { startWorkflowOperation })
    },

    /** Tells a running workflow how the ERP has closed its document; false where none runs. */
    tell: async (id: InvoiceId, closing: Closing): Promise<boolean> => {
      try {
        await client.workflow.getHandle(id).signal(messages.erpReported, closing)
        return true
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false
        throw error
      }
    },

    /** What its workflow says of it, without asking the search, which is behind by a moment; undefined where none runs. */
    running: async (id: InvoiceId): Promise<Running | undefined> => {
      try {
        const { status, typedSearchAttributes } = await client.workflow.getHandle(id).describe()
        if (status.name !== 'RUNNING') return undefined
        return {
          status: typedSearchAttributes.get(STATUS) ?? 'underWay',
          route: typedSearchAttributes.get(ROUTE) ?? 'undecided',
        }
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined
        throw error
      }
    },

    /** Those of which it is not known whether the ERP has closed them: only their workflows know, so Temporal is asked. */
    inDoubt: async (): Promise<readonly InvoiceId[]> => {
      const ids: InvoiceId[] = []
      for await (const { workflowId } of client.workflow.list({ query: IN_DOUBT }))
        if (isInvoiceId(workflowId)) ids.push(workflowId)
      return ids
    },

    /** Decides; answers the refusal where the decision does not count. Repeating it with the same id answers the same. */
    decide: async (id: InvoiceId, decision: Decision): Promise<DecisionRefused | undefined> => {
      try {
        await client.workflow
          .getHandle(id)
          .executeUpdate(messages.decide, { args: [decision], updateId: decision.id })
        return undefined
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { code: 'BOOKS_NO_WORKFLOW' }
        const refused = refusalOf(error)
        if (refused) return refused
        throw error
      }
    },
  }
}

const IN_DOUBT = `WorkflowType = 'invoice' AND ExecutionStatus = 'Running' AND ${STATUS.name} = 'inDoubt'`

function startOptions(id: InvoiceId, { invoice: read, area, receivedAt }: Starting) {
  return {
    taskQueue: INVOICE_QUEUE,
    workflowId: id,
    args: [{ id }] as [{ id: InvoiceId }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' as const,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: STATUS, value: 'underWay' },
      { key: ROUTE, value: 'undecided' },
      { key: AMOUNT, value: read.totals.gross / 100 },
      { key: RECEIVED, value: receivedAt },
      ...(area ? [{ key: AREA, value: area }] : []),
    ]),
    staticSummary: read.kind === 'creditNote' ? 'A credit note' : 'An invoice',
  }
}

function refusalOf(error: unknown): DecisionRefused | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined
  if (!(cause instanceof ApplicationFailure) || cause.type !== FAILURE.refusal) return undefined
  return cause.details?.[0] as DecisionRefused | undefined
}
