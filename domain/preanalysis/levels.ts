/**
 * What it would cost to let the robot take 20, 30, 40 or 50 % of the invoices: those of the highest scores, as the scores were written down, and how
 * often a person coded one of them otherwise. Chosen afterwards: it tells the price of a level, it promises nothing.
 */

import { type Resamples, upperOf, weeksOf } from './intervals.ts'
import { type InvoiceCase, isWrong, weigh } from './invoice-case.ts'

export const LEVELS: readonly number[] = [0.2, 0.3, 0.4, 0.5]

export interface Level {
  /** Share of all invoices that nobody sees. */
  readonly level: number
  /** Score from which invoices belong to it; undefined where not so many had a score at all. */
  readonly score: number | undefined
  readonly invoices: number
  readonly wrong: number
  /** At most so many of its invoices are wrong, with 95 % confidence. */
  readonly bound: number
}

/** `seen`: share of what the robot is sure of that goes to people all the same, as control or probe. */
export function levelOf(
  level: number,
  cases: readonly InvoiceCase[],
  seen: number,
  resamples: Resamples,
): Level {
  const sorted = [...cases].sort((a, b) => b.score - a.score)
  // Cases of several draws weigh alike: their order is enough.
  const score = sorted[Math.ceil((level / (1 - seen)) * sorted.length) - 1]?.score
  if (score === undefined || score === 0) return { level, score: undefined, invoices: 0, wrong: 0, bound: 1 }
  const inside = sorted.filter((c) => c.score >= score)
  return {
    level,
    score,
    invoices: weigh(inside),
    wrong: weigh(inside.filter(isWrong)),
    bound: upperOf(weeksOf(inside, resamples, isWrong), resamples),
  }
}

/** Share of what the robot was sure of that people saw all the same. */
export function seenShare(cases: readonly InvoiceCase[], unlessKnown: number): number {
  const sure = cases.filter((c) => c.decision !== 'manual')
  if (sure.length === 0) return unlessKnown
  return sure.filter((c) => c.decision !== 'auto').length / sure.length
}
