/** What walks with honest feedback kept of their promise: automatic and unseen, and how many of those a person would have coded otherwise. */

import { type Interval, type Resamples, shareOf, upperOf, weeksOf } from './intervals.ts'
import { type InvoiceCase, isAccepted, isAutomatic, isWrong, weigh } from './invoice-case.ts'

export interface KeptPromise {
  readonly target: number
  /** Share of invoices that nobody sees, net of control and probe; as wide as the weeks and the draws differ. */
  readonly automatic: Interval
  /** The same in each draw of control and probe. */
  readonly draws: readonly number[]
  /** Invoices of a draw that the robot was sure of, and those of them that were wrong. */
  readonly accepted: number
  readonly wrong: number
  /** At most so many of its accepted invoices are wrong, with 95 % confidence. */
  readonly bound: number
}

export function keptPromise(
  target: number,
  draws: readonly (readonly InvoiceCase[])[],
  resamples: Resamples,
): KeptPromise {
  const all = draws.flat()
  const accepted = all.filter(isAccepted)
  const shares = draws.map((cases) => weigh(cases.filter(isAutomatic)) / (weigh(cases) || 1))
  const { share, low, high } = shareOf(weeksOf(all, resamples, isAutomatic), resamples)
  return {
    target,
    automatic: { share, low: Math.min(low, ...shares), high: Math.max(high, ...shares) },
    draws: shares,
    accepted: weigh(accepted),
    wrong: weigh(accepted.filter(isWrong)),
    bound: upperOf(weeksOf(accepted, resamples, isWrong), resamples),
  }
}
