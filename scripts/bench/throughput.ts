/**
 * How many invoices a second go all the way – from the ERP's list to its journal, over HTTP, store included – beside a bare workflow of one activity
 * on the same server with the same worker options, in turns within one run.
 */
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import { inParallel } from '../../activities/in-parallel.ts'
import type { intake } from '../../workflows/intake.ts'
import { INVOICE_QUEUE } from '../../workflows/queues.ts'
import { openRehearsal, type Rehearsal } from '../rehearsal/rehearsal.ts'
import { type Managed, manage } from '../services/managed.ts'
import { claimPort } from '../services/ports.ts'
import type { bare } from './bare-workflow.ts'
import { type CpuMs, cpuOf, type Pids, used } from './cpu.ts'

/** Rounds of each kind, in turns; the first of each warms up and is not counted. Short ones, because the machine's own speed wanders within minutes. */
const ROUNDS = 8
/** Invoices a round: 5 % of them go to the control sample. */
const INVOICES = 200
const STARTS_AT_A_TIME = 8
const LOOK_EVERY_MS = 100

export interface Throughput {
  /** Invoices posted a second over bare workflows a second, over all counted rounds. */
  readonly ratio: number
  /** Of the single rounds: the least and the greatest of seven hold their median with 98 % confidence (order statistics: 1 - 2/2^7). */
  readonly rounds: { readonly least: number; readonly median: number; readonly greatest: number }
  readonly posted: number
  readonly postedPerSecond: number
  readonly barePerSecond: number
  /** CPU time a posted invoice and a bare workflow, by process and in all: what the ratio would be on a machine that does nothing else. */
  readonly cpuMs: { readonly posted: CpuMs; readonly bare: CpuMs }
}

export async function throughput(log: (line: string) => void): Promise<Throughput> {
  const rehearsal = await openRehearsal(log)
  try {
    return await measure(rehearsal, log)
  } finally {
    await rehearsal.close()
  }
}

async function measure(rehearsal: Rehearsal, log: (line: string) => void): Promise<Throughput> {
  const bareWorkers = await startBareWorkers(rehearsal)
  let posted = 0
  let postedMs = 0
  let bares = 0
  let bareMs = 0
  let postedCpu: CpuMs = {}
  let bareCpu: CpuMs = {}
  const ratios: number[] = []
  const pids = pidsOf(rehearsal, bareWorkers)
  for (let round = 0; round < ROUNDS; round++) {
    await rehearsal.arrive(round * INVOICES, (round + 1) * INVOICES)
    const start = await cpuOf(pids)
    const night = await timed(() => aNight(rehearsal, round))
    const middle = await cpuOf(pids)
    const plain = await timed(() => bareRound(rehearsal.client, round))
    const end = await cpuOf(pids)
    log(
      `round ${round}: ${rate(night.value, night.ms)} posted a second, ${rate(INVOICES, plain.ms)} bare a second`,
    )
    if (round === 0) continue
    posted += night.value
    postedMs += night.ms
    bares += INVOICES
    bareMs += plain.ms
    postedCpu = used(postedCpu, start, middle)
    bareCpu = used(bareCpu, middle, end)
    ratios.push(round3(night.value / night.ms / (INVOICES / plain.ms)))
  }
  await Promise.all(bareWorkers.map((worker) => worker.stop()))
  const postedPerSecond = (posted / postedMs) * 1000
  const barePerSecond = (bares / bareMs) * 1000
  return {
    ratio: round3(postedPerSecond / barePerSecond),
    rounds: spread(ratios),
    posted,
    postedPerSecond: Number(postedPerSecond.toFixed(1)),
    barePerSecond: Number(barePerSecond.toFixed(1)),
    cpuMs: { posted: each(postedCpu, posted), bare: each(bareCpu, bares) },
  }
}

function pidsOf({ services, workers }: Rehearsal, bareWorkers: readonly Managed[]): Pids {
  const servers = (['temporal', 'store', 'erp'] as const).map((name) => [name, services.service(name).pid])
  const others = [...workers, ...bareWorkers].map((worker) => [worker.name, worker.pid()])
  return Object.fromEntries([...servers, ...others, ['bench', process.pid]])
}

function each(sum: CpuMs, count: number): CpuMs {
  const all = Object.values(sum).reduce((a, b) => a + b, 0)
  return Object.fromEntries(
    Object.entries({ ...sum, all }).map(([name, ms]) => [name, Number((ms / count).toFixed(1))]),
  )
}

/** From the start of the intake until every invoice is posted or waits for a person; answers how many stand in the ERP's journal. */
async function aNight({ client, erp, store }: Rehearsal, round: number): Promise<number> {
  const before = round * INVOICES
  const waitingBefore = await store.records.count({ state: 'waiting' })
  const postedBefore = before - waitingBefore
  await client.workflow.execute<typeof intake>('intake', {
    taskQueue: INVOICE_QUEUE,
    workflowId: `intake/bench-${round}`,
    args: [{}],
  })
  for (;;) {
    const [last] = await erp.journal(postedBefore, INVOICES).then((entries) => entries.slice(-1))
    const inJournal = last?.no ?? postedBefore
    if (inJournal + waitingBefore >= before + INVOICES * LEAST_POSTED) {
      const waiting = await store.records.count({ state: 'waiting' })
      if (inJournal + waiting >= before + INVOICES) return inJournal - postedBefore
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** Before so many are posted the store is not asked who waits: looking must not cost what is measured. */
const LEAST_POSTED = 0.85

export async function bareRound(client: Client, round: number): Promise<void> {
  const ids = Array.from({ length: INVOICES }, (_, i) => `bare/${round}/${i}`)
  const handles = await inParallel(STARTS_AT_A_TIME, ids, (workflowId) =>
    client.workflow.start<typeof bare>('bare', { taskQueue: 'bench', workflowId }),
  )
  await Promise.all(handles.map((handle) => handle.result()))
}

export async function startBareWorkers(rehearsal: Rehearsal) {
  return Promise.all(
    ['invoices', 'erp'].map(async (role) => {
      const port = await claimPort(0, 'WORKER_HEALTH_PORT')
      const worker = manage({
        name: `bare-${role}`,
        command: process.execPath,
        args: ['--import', 'tsx', join('scripts', 'bench', 'bare-worker.ts'), role],
        env: { ...rehearsal.env, WORKER_HEALTH_PORT: String(port) },
        stateDir: rehearsal.stateDir,
        probe: async () => {
          const answer = await fetch(`http://127.0.0.1:${port}/ready`)
          if (!answer.ok) throw new Error('not ready')
        },
        readyWithinMs: 60_000,
      })
      await worker.start()
      return worker
    }),
  )
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const began = performance.now()
  const value = await work()
  return { value, ms: performance.now() - began }
}

function spread(ratios: readonly number[]): Throughput['rounds'] {
  const sorted = [...ratios].sort((a, b) => a - b)
  const at = (index: number): number => sorted[index] ?? Number.NaN
  return { least: at(0), median: at((sorted.length - 1) / 2), greatest: at(sorted.length - 1) }
}

const round3 = (value: number): number => Number(value.toFixed(3))

const rate = (count: number, ms: number): string => ((count / ms) * 1000).toFixed(1)
