import { join } from 'node:path'
import { endLeftover, type Managed, manage, recordFile } from '../services/managed.ts'
import { ROOT } from '../services/paths.ts'
import { claimPort, LOOPBACK } from '../services/ports.ts'
import { PROBE_WITHIN_MS, READY_WITHIN_MS } from '../services/service.ts'

/** The two workers as processes of their own, with the environment that they need and not more. */
const WORKERS = ['invoices', 'erp'] as const

export interface WorkersOptions {
  readonly stateDir: string
  readonly env: Readonly<Record<string, string>>
  readonly adopt: (managed: Managed) => void
}

const probe = async (port: number): Promise<void> => {
  const signal = AbortSignal.timeout(PROBE_WITHIN_MS)
  const answer = await fetch(`http://${LOOPBACK}:${port}/ready`, { signal })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`not ready: ${answer.status}`)
}

const startWorker = async (worker: (typeof WORKERS)[number], options: WorkersOptions): Promise<Managed> => {
  const name = `worker-${worker}`
  await endLeftover(recordFile(options.stateDir, name))
  const port = await claimPort(0, 'WORKER_HEALTH_PORT')
  const managed = manage({
    name,
    command: process.execPath,
    args: ['--import', 'tsx', join('workers', `${worker}.ts`)],
    env: { ...options.env, WORKER_HEALTH_PORT: String(port) },
    cwd: ROOT,
    stateDir: options.stateDir,
    probe: () => probe(port),
    readyWithinMs: READY_WITHIN_MS,
  })
  options.adopt(managed)
  await managed.start()
  return managed
}

export const startWorkers = async (options: WorkersOptions): Promise<readonly Managed[]> => {
  const results = await Promise.allSettled(WORKERS.map((worker) => startWorker(worker, options)))
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
