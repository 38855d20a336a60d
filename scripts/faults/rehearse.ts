/** The nights of one target, one after the other in one rehearsal, each with documents of its own. */
import { openRehearsal, type Rehearsal } from '../rehearsal/rehearsal.ts'
import { booksOf } from './books.ts'
import { judge, type Verdict } from './judge.ts'
import { type NightRun, runNight } from './night.ts'
import { type Processes, supervise } from './processes.ts'
import { scheduleOf, type Target } from './schedule.ts'
import { setFaults } from './trouble.ts'

export interface Night extends Verdict, Omit<NightRun, 'made'> {
  readonly target: Target
  readonly seed: number
  readonly invoices: number
  /** What was done to it, and how much of what was drawn did not come. */
  readonly faults: number
  readonly missed: number
  /** Processes that ended though nobody killed them. */
  readonly ownEnds: readonly string[]
}

interface Plan {
  readonly target: Target
  readonly seeds: readonly number[]
  readonly invoices: number
  readonly log: (line: string) => void
  readonly opened: (rehearsal: Rehearsal) => void
  readonly night: (night: Night) => void
  readonly keep: boolean
}

export async function rehearse(plan: Plan): Promise<void> {
  const { target, seeds, invoices, log } = plan
  const rehearsal = await openRehearsal(log)
  plan.opened(rehearsal)
  try {
    const processes = supervise(rehearsal, log)
    for (const [i, seed] of seeds.entries()) {
      log(`${target}, seed ${seed}: ${invoices} documents arrive`)
      const from = i * invoices
      await rehearsal.arrive(from, from + invoices)
      const night = await oneNight(rehearsal, processes, plan, seed, from)
      plan.night(night)
      // What is left over of a night that did not end would disturb the next.
      if (night.stuck !== undefined) return
    }
  } finally {
    if (plan.keep) log(`kept: ${rehearsal.stateDir}`)
    else await rehearsal.close()
  }
}

async function oneNight(
  rehearsal: Rehearsal,
  processes: Processes,
  { target, invoices, log }: Plan,
  seed: number,
  from: number,
): Promise<Night> {
  const moments = scheduleOf(target, seed)
  const endsBefore = processes.ownEnds().length
  const { made, ...run } = await runNight(rehearsal, processes, moments, invoices, log)
  await setFaults(rehearsal, [])
  const verdict = judge(await booksOf(rehearsal, from, from + invoices))
  return {
    target,
    seed,
    invoices,
    ...run,
    ...verdict,
    faults: made.length,
    missed: moments.length - made.length,
    ownEnds: processes.ownEnds().slice(endsBefore),
  }
}
