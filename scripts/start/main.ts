import { join, resolve } from 'node:path'
import { ERRORS } from '../../domain/errors.ts'
import { type Lock, takeLock } from '../services/lock.ts'
import type { Managed } from '../services/managed.ts'
import { ROOT } from '../services/paths.ts'
import { MachineProblem } from '../services/problem.ts'
import { writeEnvironment } from '../services/secrets.ts'
import { type Ports, type Services, startServices } from '../services/start-services.ts'
import { runNight } from './night.ts'
import { HELP, parseOptions, type StartOptions } from './options.ts'
import { emptyState } from './state.ts'
import { makeUi, type Ui } from './ui.ts'
import { startWorkers } from './workers.ts'

/** `npm start`: services, workers, the night, and then up until Ctrl-C. Whatever happens, it stops what it started. */
const EXIT_FAILED = 1
const EXIT_USAGE = 2
/** How often is looked whether npm, which passes a signal on or not, is still there. */
const PARENT_CHECK_MS = 500
const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

export const main = async (args: readonly string[]): Promise<void> => {
  const ui = makeUi()
  const options = readOptions(args, ui)
  if (options === undefined) return
  const run = startedThings()
  const stopWith = (code: number): void => {
    if (run.isStopping()) return
    ui.say('Stopping what was started …')
    void run.stop().finally(() => process.exit(code))
  }
  for (const [signal, code] of Object.entries(EXIT_BY_SIGNAL)) process.on(signal, () => stopWith(code))
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => stopWith(EXIT_BY_SIGNAL.SIGTERM))
  process.on('exit', run.abandon)
  try {
    const code = await work(options, run, ui)
    await run.stop()
    process.exit(code)
  } catch (error) {
    if (run.isStopping()) return
    tell(error, ui)
    await run.stop()
    process.exit(EXIT_FAILED)
  }
}

/** npm that is ended by SIGTERM does not tell us: it is gone, and we are somebody else's child. */
const watchParent = (gone: () => void): void => {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) gone()
  }, PARENT_CHECK_MS).unref()
}

const readOptions = (args: readonly string[], ui: Ui): StartOptions | undefined => {
  try {
    const options = parseOptions(args)
    if (!options.help) return options
    ui.say(HELP)
  } catch (error) {
    ui.say(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    process.exitCode = EXIT_USAGE
  }
  return undefined
}

interface StartedThings {
  lock?: Lock
  services?: Services
  readonly adopt: (managed: Managed) => void
  readonly isStopping: () => boolean
  readonly stop: () => Promise<void>
  readonly abandon: () => void
}

/** Workers first, then what they use; once, however often it is asked for. */
const startedThings = (): StartedThings => {
  const workers: Managed[] = []
  let stopped: Promise<void> | undefined
  const stopAll = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.stop()))
    await things.services?.stop()
    await things.lock?.release()
  }
  const things: StartedThings = {
    adopt: (managed) => {
      if (stopped !== undefined) throw new Error(`${managed.name} is not started: stopping`)
      workers.push(managed)
    },
    isStopping: () => stopped !== undefined,
    stop: () => {
      stopped ??= stopAll()
      return stopped
    },
    abandon: () => {
      for (const worker of workers) worker.abandon()
    },
  }
  return things
}

const work = async (options: StartOptions, run: StartedThings, ui: Ui): Promise<number> => {
  const began = performance.now()
  const stateDir = resolve(ROOT, process.env.STATE_DIR ?? '.state')
  run.lock = await takeLock(stateDir)
  if (options.fresh) {
    await emptyState(stateDir)
    ui.say(`State: emptied ${stateDir}`)
  }
  run.services = await startServices({
    stateDir,
    wanted: ['temporal', 'store', 'erp'],
    ports: portsFrom(process.env),
    seed: join(ROOT, 'examples'),
    log: ui.say,
    signals: false,
    lock: run.lock,
  })
  const { env } = run.services
  await writeEnvironment(stateDir, env)
  const workers = await startWorkers({ stateDir, env, adopt: run.adopt })
  ui.say(`Workers: ${workers.map(({ name }) => name).join(', ')}; logs in ${join(stateDir, 'logs')}`)
  ui.say(`Ready after ${((performance.now() - began) / 1000).toFixed(1)} s`)

  const ended = new Promise<never>((_, reject) => {
    run.services?.onEnd(reject)
    for (const worker of workers) worker.onEnd(reject)
  })
  const { reconciles } = await Promise.race([runNight(env, ui), ended])
  if (env.TEMPORAL_UI_URL !== undefined) ui.say(`Temporal UI: ${env.TEMPORAL_UI_URL}`)
  ui.say(`ERP: ${env.ERP_URL}`)
  if (options.exit) return reconciles ? 0 : EXIT_FAILED
  ui.say('Staying up; Ctrl-C stops everything that was started.')
  return await ended
}

const PORTS = {
  temporal: ['TEMPORAL_PORT', 7233],
  temporalUi: ['TEMPORAL_UI_PORT', 8233],
  store: ['STORE_PORT', 27_117],
  erp: ['ERP_PORT', 7788],
} as const

const portsFrom = (env: Readonly<Record<string, string | undefined>>): Ports => {
  const port = (name: keyof Ports): number => {
    const [variable, usual] = PORTS[name]
    const text = env[variable]
    if (text === undefined) return usual
    const value = Number(text)
    if (!Number.isInteger(value) || value < 0 || value > 65_535) {
      throw new MachineProblem('MACHINE_PORT_INVALID', `${variable}=${text}`)
    }
    return value
  }
  return {
    temporal: port('temporal'),
    temporalUi: port('temporalUi'),
    store: port('store'),
    erp: port('erp'),
  }
}

const tell = (error: unknown, ui: Ui): void => {
  if (error instanceof AggregateError) {
    for (const single of error.errors) tell(single, ui)
    return
  }
  if (!(error instanceof MachineProblem)) {
    ui.say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return
  }
  const { da, todo } = ERRORS[error.code]
  ui.say(error.message)
  ui.say(`${da} ${todo.da}`)
}
