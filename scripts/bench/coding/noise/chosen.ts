/** What is disturbed: where the robot posts most, so that a change there costs most. */
import { type Day, supplierOf } from '../../../../domain/coding/line.ts'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import type { JudgedWalk } from './judged-walk.ts'

export interface Chosen {
  readonly account: string
  readonly supplier: string
}

/** By automatic lines since a day; where nothing was automatic, by all of them. */
export function chosenOf(
  lines: readonly CodedLine[],
  { walked }: Pick<JudgedWalk, 'walked'>,
  since: Day,
): Chosen {
  const automatic = new Set(walked.filter((w) => w.decision === 'auto').map((w) => w.line.lineId))
  const later = lines.filter((line) => line.day >= since)
  const own = later.filter((line) => automatic.has(line.lineId))
  const counted = own.length > 0 ? own : later
  return {
    account: mostFrequent(counted.map((line) => line.account)),
    supplier: mostFrequent(counted.map(supplierOf)),
  }
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return most?.[0] ?? ''
}
