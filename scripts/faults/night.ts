/** One night with its faults: started, disturbed at the drawn moments, and watched until it has ended by itself. */
import { setTimeout as pause } from 'node:timers/promises'
import type { WorkflowHandle } from '@temporalio/client'
import { startIntake } from '../../workers/intake-client.ts'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import type { Processes } from './processes.ts'
import type { Deed, Moment } from './schedule.ts'
import { setFaults } from './trouble.ts'

/** Longer than that no night of a thousand may take, ms: a night that hangs is a difference. */
const NIGHT_WITHIN_MS = 480_000
const LOOK_EVERY_MS = 400
const TELL_EVERY_MS = 10_000
/** Name of the ERP in invoice ids, where the environment gives none. */
export const SOURCE = 'prisme'

export interface NightRun {
  readonly seconds: number
  /** The moments that came, and how far the night was. */
  readonly made: readonly Moment[]
  /** Why the night did not end; absent where it did. */
  readonly stuck?: string
}

export async function runNight(
  rehearsal: Rehearsal,
  processes: Processes,
  moments: readonly Moment[],
  invoices: number,
  log: (line: string) => void,
): Promise<NightRun> {
  const before = await count(rehearsal)
  const began = performance.now()
  const { handle } = await startIntake(rehearsal.client, SOURCE)
  const made: Moment[] = []
  let told = performance.now()
  let why = 'it took longer than is allowed'
  for (;;) {
    const ms = performance.now() - began
    const seconds = Math.round(ms / 1000)
    if (ms > NIGHT_WITHIN_MS) return { seconds, made, stuck: why }
    try {
      const now = await count(rehearsal)
      const taken = now.all - before.all
      const settled = now.settled - before.settled
      const at = (taken + settled) / (2 * invoices)
      why = `${taken} of ${invoices} taken, ${settled} settled`
      const due = moments[made.length]
      if (due && at >= due.at) {
        log(`  ${seconds} s, ${why}: ${describe(due.deed)}`)
        await pause(due.afterMs)
        await perform(rehearsal, processes, due.deed)
        made.push(due)
      } else if (performance.now() - told > TELL_EVERY_MS) {
        told = performance.now()
        log(`  ${seconds} s, ${why}`)
      }
      if (settled >= invoices && (await isOver(rehearsal, handle, now.waiting))) return { seconds, made }
    } catch (error) {
      // What is asked may be away just now, or not have come to itself.
      why = `${why}; then ${String(error).slice(0, 200)}`
    }
    await pause(LOOK_EVERY_MS)
  }
}

async function perform(rehearsal: Rehearsal, processes: Processes, deed: Deed): Promise<void> {
  if (deed.kind === 'erp') return setFaults(rehearsal, deed.rules)
  await processes.kill(deed.victims)
  await pause(deed.downMs)
  await processes.revive(deed.victims)
}

async function count({ store }: Rehearsal) {
  const [all, waiting, quarantined, ended] = await Promise.all([
    store.records.count({}),
    store.records.count({ state: 'waiting' }),
    store.records.count({ state: 'quarantined' }),
    store.records.count({ state: 'ended' }),
  ])
  return { all, waiting, settled: waiting + quarantined + ended }
}

/** The intake has completed, and no invoice's workflow runs but those that wait for people. */
async function isOver({ client }: Rehearsal, night: WorkflowHandle, waiting: number): Promise<boolean> {
  const { status } = await night.describe()
  if (status.name === 'RUNNING') return false
  if (status.name !== 'COMPLETED') throw new Error(`the intake has ended as ${status.name}`)
  const running = await client.workflow.count("WorkflowType = 'invoice' AND ExecutionStatus = 'Running'")
  return running.count === waiting
}

export function describe(deed: Deed): string {
  if (deed.kind === 'kill')
    return `kill ${deed.victims.join(' and ')}, gone for ${(deed.downMs / 1000).toFixed(1)} s`
  return `the ERP: ${deed.rules.map((rule) => ('route' in rule && rule.route ? `${rule.kind} of ${rule.route}` : rule.kind)).join(', ')}`
}
