/** What every worker process does alike: connect, serve health, run until it is told to stop, and finish what it holds. */
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker'
import type { Logger } from 'pino'
import type { World } from '../activities/world.ts'
import { HOLD_PATIENCE } from '../domain/control/hold.ts'
import { ERRORS } from '../domain/errors.ts'
import { httpErp } from '../erp/http/adapter.ts'
import { openStore } from '../store/store.ts'
import { type Environment, ERP_PATIENCE_MS, readEnvironment } from './environment.ts'
import { serveHealth } from './health.ts'
import { openLog } from './log.ts'
import { post } from './mail.ts'
import { registerSearchAttributes } from './namespace.ts'

export interface Place {
  readonly env: Environment
  readonly connection: NativeConnection
  readonly world: World
}

export async function runWorker(
  name: string,
  make: (place: Place) => Promise<readonly Worker[]>,
): Promise<void> {
  const env = environmentOrEnd()
  const log = openLog(name, env.logLevel)
  Runtime.install({ logger: sdkLog(log), shutdownSignals: ['SIGINT', 'SIGTERM'] })
  const store = await reach('MACHINE_STORE', log, async () => {
    const opened = await openStore(env.storeUri)
    await opened.ensureIndexes()
    return opened
  })
  const connection = await reach('MACHINE_TEMPORAL', log, async () => {
    const opened = await NativeConnection.connect({ address: env.temporal.address })
    await registerSearchAttributes(opened, env.temporal.namespace)
    return opened
  })
  const erp = httpErp({ url: env.erp.url, token: env.erp.token, timeoutMs: ERP_PATIENCE_MS })
  const world = {
    store,
    erp,
    post: post(env.mail),
    log,
    now: () => new Date(),
    controlKey: env.controlKey,
    holdPatience: HOLD_PATIENCE,
  }
  const workers = await make({ env, connection, world })
  const health = env.healthPort === undefined ? undefined : serveHealth(workers, env.healthPort)
  try {
    await Promise.all(workers.map((worker) => worker.run()))
  } finally {
    health?.close()
    await connection.close()
    await store.close()
  }
}

/**
 * A server that is away while a worker starts ends the worker with a sentence, and whoever supervises it starts it again. One that goes
 * away later is waited for: the worker lives on.
 */
async function reach<T>(
  code: 'MACHINE_STORE' | 'MACHINE_TEMPORAL',
  log: Logger,
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open()
  } catch (error) {
    const { en, todo } = ERRORS[code]
    log.fatal({ code, error: error instanceof Error ? error.name : typeof error }, `${en} ${todo.en}`)
    process.exit(1)
  }
}

/** A worker without its settings says so in a sentence and ends. */
function environmentOrEnd(): Environment {
  try {
    return readEnvironment()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}

/** The SDK's own log lines, without the fields that may hold payloads. */
function sdkLog(log: Logger) {
  const write = (
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error',
    message: string,
    meta?: Readonly<Record<string, unknown>>,
  ) =>
    log[level]({ workflow: meta?.workflowId, activity: meta?.activityType, attempt: meta?.attempt }, message)
  return {
    log: (level: string, message: string) => write(levelOf(level), message),
    trace: (message: string, meta?: Record<string, unknown>) => write('trace', message, meta),
    debug: (message: string, meta?: Record<string, unknown>) => write('debug', message, meta),
    info: (message: string, meta?: Record<string, unknown>) => write('info', message, meta),
    warn: (message: string, meta?: Record<string, unknown>) => write('warn', message, meta),
    error: (message: string, meta?: Record<string, unknown>) => write('error', message, meta),
  }
}

function levelOf(level: string): 'trace' | 'debug' | 'info' | 'warn' | 'error' {
  const lower = level.toLowerCase()
  return lower === 'trace' || lower === 'debug' || lower === 'warn' || lower === 'error' ? lower : 'info'
}
