/** CPU time of processes, read from /proc: what a rate hides on a machine that does other things as well. Empty where there is no /proc. */
import { readFile } from 'node:fs/promises'

/** Of a tick in /proc, ms: Linux reports them so, whatever its own clock. */
const TICK_MS = 10
/** Fields behind the process's name in /proc/PID/stat, counted from its state. */
const USER_TICKS = 11
const SYSTEM_TICKS = 12

export type Pids = Readonly<Record<string, number | undefined>>
export type CpuMs = Readonly<Record<string, number>>

export async function cpuOf(pids: Pids): Promise<CpuMs> {
  const times = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => {
      const stat = pid === undefined ? '' : await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const ticks = Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])
      return Number.isFinite(ticks) ? [[name, ticks * TICK_MS] as const] : []
    }),
  )
  return Object.fromEntries(times.flat())
}

/** What each process has used since `before`, added to `sum`. */
export function used(sum: CpuMs, before: CpuMs, after: CpuMs): CpuMs {
  return Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, (sum[name] ?? 0) + ms - (before[name] ?? ms)]),
  )
}
