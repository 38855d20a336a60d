import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { forgetIdentity, isRunning, readIdentity, writeIdentity } from './identity.ts'
import { MachineProblem, problemFrom } from './problem.ts'
import { lastLine } from './tool.ts'

/** A program that we start, ask whether it is ready, may kill and start again, and stop: it and nothing else. */
export interface ProcessSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Where logs/ and run/ lie. */
  readonly stateDir: string
  /** Asks once; throws while it is not ready. */
  readonly probe: () => Promise<void>
  readonly readyWithinMs: number
}

export interface Managed {
  readonly name: string
  /** Of the running process; undefined when there is none. */
  readonly pid: () => number | undefined
  readonly start: () => Promise<void>
  /** Sends the signal to the whole group; after one that ends it, waits for the end. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
  /** Stops it where it still runs, and starts it on the same port and files. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
  /** The last resort, when this process itself is ending: no waiting. */
  readonly abandon: () => void
  /** Called when it ends though nobody asked it to. */
  readonly onEnd: (listener: (problem: MachineProblem) => void) => void
}

const STOP_WITHIN_MS = 10_000
const POLL_MS = 50
const LOG_LIMIT_BYTES = 20_000_000
const ENDING: ReadonlySet<NodeJS.Signals> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT'])

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

const openLog = async (folder: string, name: string): Promise<{ file: string; from: number }> => {
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${name}.log`)
  const size = await stat(file).then(
    ({ size }) => size,
    () => 0,
  )
  if (size <= LOG_LIMIT_BYTES) return { file, from: size }
  await rename(file, `${file}.1`)
  return { file, from: 0 }
}

/** Ends what an earlier run of ours left behind (that run was killed hard), and only that. */
export const endLeftover = async (record: string): Promise<void> => {
  const identity = await readIdentity(record)
  if (identity === undefined) return
  if (await isRunning(identity)) {
    signalGroup(identity.pid, 'SIGTERM')
    const deadline = Date.now() + STOP_WITHIN_MS
    while ((await isRunning(identity)) && Date.now() < deadline) await pause(POLL_MS)
    if (await isRunning(identity)) signalGroup(identity.pid, 'SIGKILL')
    while (await isRunning(identity)) await pause(POLL_MS)
  }
  await forgetIdentity(record)
}

export const recordFile = (stateDir: string, name: string): string => join(stateDir, 'run', `${name}.json`)

interface Running {
  readonly child: ChildProcess
  readonly pid: number
  readonly ended: Promise<void>
  isOver: boolean
  wanted: boolean
}

export const manage = (spec: ProcessSpec): Managed => {
  const record = recordFile(spec.stateDir, spec.name)
  const logs = join(spec.stateDir, 'logs')
  const listeners: ((problem: MachineProblem) => void)[] = []
  let running: Running | undefined
  let ready = false

  const endedProblem = async (log: string, from: number): Promise<MachineProblem> => {
    const text = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(from).toString()
    return problemFrom('MACHINE_ENDED', `${spec.name}: ${lastLine(text).slice(0, 300)}; log ${log}`, text)
  }

  const launch = async (): Promise<{ run: Running; log: string; from: number }> => {
    await mkdir(join(spec.stateDir, 'run'), { recursive: true })
    const { file, from } = await openLog(logs, spec.name)
    const out = openSync(file, 'a', 0o600)
    const child = spawn(spec.command, [...spec.args], {
      detached: true,
      stdio: ['ignore', out, out],
      env: { ...process.env, ...spec.env },
      ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    })
    closeSync(out)
    const failed = new Promise<never>((_, reject) => child.once('error', reject))
    failed.catch(() => undefined)
    if (child.pid === undefined) return await failed
    const over = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const run: Running = { child, pid: child.pid, ended: over, isOver: false, wanted: true }
    child.once('exit', () => {
      run.isOver = true
      if (run.wanted && ready)
        void endedProblem(file, from).then((problem) => listeners.map((tell) => tell(problem)))
    })
    await writeIdentity(record, run.pid)
    return { run, log: file, from }
  }

  const start = async (): Promise<void> => {
    if (running !== undefined && !running.isOver) return
    ready = false
    const { run, log, from } = await launch()
    running = run
    const deadline = Date.now() + spec.readyWithinMs
    for (;;) {
      if (run.isOver) {
        await forgetIdentity(record)
        throw await endedProblem(log, from)
      }
      const answered = await spec.probe().then(
        () => true,
        () => false,
      )
      if (answered && !run.isOver) break
      if (Date.now() > deadline) {
        await stop()
        throw new MachineProblem(
          'MACHINE_NOT_READY',
          `${spec.name}, ${spec.readyWithinMs / 1000} s; log ${log}`,
        )
      }
      await pause(POLL_MS)
    }
    ready = true
  }

  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    const run = running
    if (run === undefined || run.isOver) return
    if (ENDING.has(signal)) run.wanted = false
    signalGroup(run.pid, signal)
    if (!ENDING.has(signal)) return
    const late = new AbortController()
    await Promise.race([
      run.ended,
      pause(STOP_WITHIN_MS, undefined, { signal: late.signal }).catch(() => undefined),
    ])
    late.abort()
    if (!run.isOver) signalGroup(run.pid, 'SIGKILL')
    await run.ended
    await forgetIdentity(record)
  }

  const stop = (): Promise<void> => kill('SIGTERM')

  return {
    name: spec.name,
    pid: () => (running === undefined || running.isOver ? undefined : running.pid),
    start,
    kill,
    stop,
    restart: async () => {
      await stop()
      await start()
    },
    abandon: () => {
      if (running === undefined || running.isOver) return
      running.wanted = false
      signalGroup(running.pid, 'SIGTERM')
    },
    onEnd: (listener) => void listeners.push(listener),
  }
}
