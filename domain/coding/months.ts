/** A walk told month by month: what was automatic, how often wrongly, and where practice drifted. */

import { groupBy } from '../group.ts'
import type { Ore } from '../money.ts'
import type { Codebook } from './codebook.ts'
import { dateOf } from './line.ts'
import type { Walked } from './walk.ts'

export interface MonthOfWalk {
  /** `YYYY-MM`. */
  readonly month: string
  readonly lines: number
  /** By what became of them. */
  readonly auto: number
  readonly control: number
  readonly probe: number
  /** Units of the promise that were automatic or drawn for control, and those that a person would have coded otherwise. */
  readonly accepted: number
  readonly wrong: number
  /** Net amount of automatic lines, without signs. */
  readonly autoAmount: Ore
  /** Of these, what a person would have coded otherwise. */
  readonly wrongAmount: Ore
  /** Was anything provable at the month's end? */
  readonly proven: boolean
  /** Share of all proposals that were right: what falls here has drifted. */
  readonly right: number
  /** The pattern with most wrong proposals among those that were accepted, as supplier and coding; empty where there is none. */
  readonly drifted: string
}

export function monthsOf(
  walked: readonly Walked[],
  unit: 'invoice' | 'line',
  codebook: Codebook,
): readonly MonthOfWalk[] {
  const months = groupBy(walked, (w) => dateOf(w.line.day).slice(0, 7))
  return [...months].map(([month, own]) => monthOf(month, own, unit, codebook))
}

function monthOf(
  month: string,
  own: readonly Walked[],
  unit: 'invoice' | 'line',
  codebook: Codebook,
): MonthOfWalk {
  const count = (decision: Walked['decision']): number => own.filter((w) => w.decision === decision).length
  const accepted = own.filter(isAccepted)
  const wrong = accepted.filter((w) => !isRight(w))
  const amountOf = (lines: readonly Walked[]): Ore =>
    lines.filter((w) => w.decision === 'auto').reduce((sum, { line }) => sum + Math.abs(line.amount), 0)
  return {
    month,
    lines: own.length,
    auto: count('auto'),
    control: count('control'),
    probe: count('probe'),
    accepted: unitsOf(accepted, unit).size,
    wrong: unitsOf(wrong, unit).size,
    autoAmount: amountOf(own),
    wrongAmount: amountOf(wrong),
    proven: Number.isFinite(own.at(-1)?.threshold),
    right: own.filter(isRight).length / own.length,
    drifted: drift(wrong, codebook),
  }
}

export const isRight = ({ proposed, line }: Walked): boolean => proposed === line.code
export const isAccepted = ({ decision }: Walked): boolean => decision === 'auto' || decision === 'control'

function unitsOf(walked: readonly Walked[], unit: 'invoice' | 'line'): ReadonlySet<number> {
  return new Set(walked.map((w, i) => (unit === 'invoice' ? w.unit : i)))
}

function drift(wrong: readonly Walked[], codebook: Codebook): string {
  const counts = new Map<string, number>()
  for (const { line, proposed } of wrong) {
    const to = codebook.of(line.code)
    const from = codebook.of(proposed)
    const key = `${line.supplierId || line.supplierName}: ${from?.account} → ${to?.account}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most ? `${most[0]} (${most[1]})` : ''
}
