/** Options of the two workers, measured on two shared cores (docs/decisions/worker-options.md). */

export const INVOICE_WORKER = {
  /** Workflows kept in memory between their tasks. */
  maxCachedWorkflows: 600,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 60,
  maxConcurrentActivityTaskExecutions: 10,
} as const

export const ERP_WORKER = {
  /** Calls of the ERP at a time. */
  maxConcurrentActivityTaskExecutions: 20,
} as const

/** How long a worker that is told to stop lets its activities finish (the SDK's default is not at all), and when it gives up on them. */
export const SHUTDOWN = { shutdownGraceTime: '20 seconds', shutdownForceTime: '30 seconds' } as const
