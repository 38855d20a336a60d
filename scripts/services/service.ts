import type { Managed } from './managed.ts'

/** What the services have in common: where their state lies, how they speak, and what each hands over. */
export type ServiceName = 'temporal' | 'timeSkipping' | 'store' | 'erp'

export interface ServiceContext {
  readonly stateDir: string
  readonly log: (line: string) => void
  /** The variables that may name a server of the user's; empty when only own servers are wanted. */
  readonly given: Readonly<Record<string, string | undefined>>
  /** Hands a process over to whoever stops it, before it is started. */
  readonly adopt: (managed: Managed) => void
}

export interface Service {
  /** What the program needs in its environment to find the service. */
  readonly env: Readonly<Record<string, string>>
}

/** Starts an adopted process; answers how long it took to be ready. */
export const startAdopted = async (context: ServiceContext, managed: Managed): Promise<string> => {
  const began = performance.now()
  context.adopt(managed)
  await managed.start()
  return `ready in ${((performance.now() - began) / 1000).toFixed(1)} s`
}

/** How long a service may take to answer for the first time, on a slow and busy machine. */
export const READY_WITHIN_MS = 90_000
/** How long a server that the user named may take. */
export const GIVEN_WITHIN_MS = 15_000
/** How long one question whether a service is ready may take. */
export const PROBE_WITHIN_MS = 5_000
