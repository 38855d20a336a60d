/** The processes of a rehearsal under a supervisor, as in operation: what ends is started again, until it is there. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import type { Victim } from './schedule.ts'

/** Before one that ended by itself, or could not start because what it needs is away, is started again, ms. */
const AGAIN_AFTER_MS = 1_000
/** How long one may need to come up, with everything that it waits for, ms. */
const UP_WITHIN_MS = 180_000

export interface Processes {
  readonly kill: (victims: readonly Victim[]) => Promise<void>
  /** Starts them all at once, each again and again until it is ready. */
  readonly revive: (victims: readonly Victim[]) => Promise<void>
  /** Names of those that ended though nobody killed them, each time. */
  readonly ownEnds: () => readonly string[]
}

interface Killable {
  readonly pid: () => number | undefined
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
  readonly restart: () => Promise<void>
}

export function supervise(rehearsal: Rehearsal, log: (line: string) => void): Processes {
  const ownEnds: string[] = []
  const coming = new Map<Victim, Promise<void>>()

  const find = (victim: Victim): Killable => {
    const worker = rehearsal.workers.find(({ name }) => name === victim)
    if (worker) return worker
    const service = rehearsal.services.service(victim as Exclude<Victim, `worker-${string}`>)
    return { pid: () => service.pid, kill: service.kill, restart: service.restart }
  }
  const up = async (victim: Victim): Promise<void> => {
    const process = find(victim)
    const deadline = Date.now() + UP_WITHIN_MS
    for (;;) {
      try {
        await process.restart()
        if (process.pid() !== undefined) return
      } catch (error) {
        if (Date.now() > deadline) throw error
        log(`  ${victim} could not start: ${String(error).slice(0, 200)}`)
      }
      await pause(AGAIN_AFTER_MS)
    }
  }
  /** One start at a time, whoever asks for it. */
  const revive = (victim: Victim): Promise<void> => {
    const under = coming.get(victim)
    if (under) return under
    const start = up(victim).finally(() => coming.delete(victim))
    coming.set(victim, start)
    return start
  }
  const ended = (name: string, problem: Error): void => {
    ownEnds.push(name)
    log(`  ${name} ended by itself: ${problem.message.slice(0, 400)}`)
    void pause(AGAIN_AFTER_MS)
      .then(() => revive(name as Victim))
      .catch((error: unknown) => log(`  ${name} did not come back: ${String(error)}`))
  }
  for (const worker of rehearsal.workers) worker.onEnd((problem) => ended(worker.name, problem))
  rehearsal.services.onEnd((problem) => ended(problem.detail.split(':')[0] ?? '', problem))

  return {
    kill: async (victims) => {
      await Promise.all(victims.map((victim) => find(victim).kill('SIGKILL')))
    },
    revive: async (victims) => {
      await Promise.all(victims.map(revive))
    },
    ownEnds: () => [...ownEnds],
  }
}
