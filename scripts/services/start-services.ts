import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { requireSpace } from './cache.ts'
import { startErp } from './erp.ts'
import { type Lock, takeLock } from './lock.ts'
import type { Managed } from './managed.ts'
import type { MachineProblem } from './problem.ts'
import { readOrMakeSecrets, type Secrets } from './secrets.ts'
import type { Service, ServiceContext, ServiceName } from './service.ts'
import { startStore } from './store.ts'
import { startTemporal } from './temporal.ts'
import { findTimeSkipping } from './time-skipping.ts'

/** Starts the services that are wanted and missing, together, and ends exactly those. */
export interface Ports {
  readonly temporal: number
  readonly temporalUi: number
  readonly store: number
  readonly erp: number
}

/** 0: pick a free one. */
const ANY_PORTS: Ports = { temporal: 0, temporalUi: 0, store: 0, erp: 0 }

export interface ServicesOptions {
  readonly stateDir: string
  readonly wanted: readonly ServiceName[]
  readonly ports?: Partial<Ports>
  /** Folder with what the sandbox ERP begins with. */
  readonly seed?: string
  readonly log?: (line: string) => void
  /** Whether servers that TEMPORAL_ADDRESS, MONGODB_URI and ERP_URL name are used; true unless told otherwise. */
  readonly inherit?: boolean
  /** False where the caller handles SIGINT and SIGTERM itself, and stops the services then. */
  readonly signals?: boolean
  /** Of the state folder, where the caller holds it already. */
  readonly lock?: Lock
}

export interface RunningService {
  readonly pid: number | undefined
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
  readonly restart: () => Promise<void>
}

export interface Services {
  readonly env: Readonly<Record<string, string>>
  /** Tokens of the sandbox ERP's other users: not in `env`, the program must not have them. */
  readonly secrets: Secrets
  readonly service: (name: ServiceName) => RunningService
  /** Told when a service ends though nobody asked it to. */
  readonly onEnd: (listener: (problem: MachineProblem) => void) => void
  readonly stop: () => Promise<void>
}

/** Stopped in this order: what uses a service before the service. */
const STOP_ORDER = ['erp', 'temporal', 'store'] as const satisfies readonly ServiceName[]
const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

export const startServices = async (options: ServicesOptions): Promise<Services> => {
  const stateDir = resolve(options.stateDir)
  await requireSpace(stateDir)
  const lock = options.lock ?? (await takeLock(stateDir))
  const processes = new Map<string, Managed>()
  let stopping = false

  const adopt = (managed: Managed): void => {
    if (stopping) throw new Error(`${managed.name} is not started: stopping`)
    processes.set(managed.name, managed)
  }
  const abandon = (): void => {
    for (const managed of processes.values()) managed.abandon()
  }
  const stop = async (): Promise<void> => {
    stopping = true
    for (const name of STOP_ORDER) await processes.get(name)?.stop()
    process.off('exit', abandon)
    for (const [signal, end] of handlers) process.off(signal, end)
    if (options.lock === undefined) await lock.release()
  }
  const handlers = Object.entries(EXIT_BY_SIGNAL).map(([signal, code]) => {
    const end = (): void => void stop().finally(() => process.exit(code))
    return [signal, end] as const
  })
  process.on('exit', abandon)
  if (options.signals !== false) for (const [signal, end] of handlers) process.on(signal, end)

  try {
    const secrets = await readOrMakeSecrets(stateDir)
    const given = options.inherit === false ? {} : process.env
    const context: ServiceContext = { stateDir, given, adopt, log: options.log ?? (() => undefined) }
    const found = await startAll(context, options, secrets)
    const env = Object.assign({ CONTROL_KEY: given.CONTROL_KEY ?? secrets.controlKey }, ...found)
    return {
      env: { ...env, ...(await mailTo(context)) },
      secrets,
      service: (name) => serviceOf(processes, name),
      onEnd: (listener) => {
        for (const managed of processes.values()) managed.onEnd(listener)
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** All at once; where one fails, the others are let come to rest before anything is stopped. */
const startAll = async (context: ServiceContext, options: ServicesOptions, secrets: Secrets) => {
  const ports = { ...ANY_PORTS, ...options.ports }
  const seed = options.seed === undefined ? {} : { seed: resolve(options.seed) }
  const starters: Record<ServiceName, () => Promise<Service>> = {
    temporal: () => startTemporal(context, ports),
    timeSkipping: () => findTimeSkipping(context),
    store: () => startStore(context, ports.store),
    erp: () => startErp(context, { port: ports.erp, secrets, ...seed }),
  }
  const results = await Promise.allSettled(options.wanted.map((name) => starters[name]()))
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  // All that is missing at once, so that nobody installs one thing to be told of the next.
  if (failed.length > 1) throw new AggregateError(failed, failed.map(String).join('\n'))
  if (failed.length === 1) throw failed[0]
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.env] : []))
}

const mailTo = async ({ given, stateDir }: ServiceContext): Promise<Record<string, string>> => {
  if (given.SMTP_URL !== undefined) return { SMTP_URL: given.SMTP_URL }
  const folder = given.MAIL_DIR ?? join(stateDir, 'mail')
  await mkdir(folder, { recursive: true })
  return { MAIL_DIR: folder }
}

const serviceOf = (processes: ReadonlyMap<string, Managed>, name: ServiceName): RunningService => {
  const managed = processes.get(name)
  if (managed === undefined) throw new Error(`${name} was not started here`)
  return {
    get pid() {
      return managed.pid()
    },
    kill: managed.kill,
    restart: managed.restart,
  }
}
