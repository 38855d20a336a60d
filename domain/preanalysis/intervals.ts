/**
 * How sure a share is. Invoices of one week resemble one another, so that an exact binomial interval alone would be too narrow: weeks are drawn
 * again as blocks (block bootstrap, seeded), and the wider of the two is told.
 */
import { binomialUpper } from '../coding/bounds.ts'
import { type InvoiceCase, weekOf } from './invoice-case.ts'

export interface Interval {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** What a week holds: a part of a whole. Fractions of invoices may stand here. */
export interface Week {
  readonly part: number
  readonly whole: number
}

/** Which weeks stand in for each week, round by round. */
export interface Resamples {
  readonly first: number
  readonly weeks: number
  readonly drawn: readonly Int32Array[]
}

export const ROUNDS = 400
/** Probability that an interval, or a bound, misses. */
export const MISS = 0.05

export function resamplesOf(cases: readonly InvoiceCase[], seed: number): Resamples {
  const numbers = cases.map((c) => weekOf(c.day))
  const first = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const weeks = cases.length === 0 ? 0 : last - first + 1
  const next = seeded(seed)
  const drawn = Array.from({ length: ROUNDS }, () =>
    Int32Array.from({ length: weeks }, () => Math.floor(next() * weeks)),
  )
  return { first, weeks, drawn }
}

/** Week by week: how many they are, and how many of them are what is asked. */
export function weeksOf(
  cases: readonly InvoiceCase[],
  { first, weeks }: Resamples,
  asked: (c: InvoiceCase) => boolean,
): readonly Week[] {
  const sums = Array.from({ length: weeks }, () => ({ part: 0, whole: 0 }))
  for (const c of cases) {
    const sum = sums[weekOf(c.day) - first]
    if (!sum) continue
    if (asked(c)) sum.part += c.weight
    sum.whole += c.weight
  }
  return sums
}

/** Two-sided, 95 %. */
export function shareOf(weeks: readonly Week[], resamples: Resamples): Interval {
  const { part, whole } = total(weeks)
  if (whole === 0) return { share: 0, low: 0, high: 1 }
  const shares = resampled(weeks, resamples)
  const side = MISS / 2
  return {
    share: part / whole,
    low: Math.min(1 - binomialUpper(whole - part, whole, side), quantile(shares, side)),
    high: Math.max(binomialUpper(part, whole, side), quantile(shares, 1 - side)),
  }
}

/** One-sided, 95 %: the share is at most so large. */
export function upperOf(weeks: readonly Week[], resamples: Resamples): number {
  const { part, whole } = total(weeks)
  if (whole === 0) return 1
  return Math.max(binomialUpper(part, whole, MISS), quantile(resampled(weeks, resamples), 1 - MISS))
}

function total(weeks: readonly Week[]): Week {
  let part = 0
  let whole = 0
  for (const w of weeks) {
    part += w.part
    whole += w.whole
  }
  // Thirds of invoices add up to a whole only nearly.
  return { part: Math.min(part, whole), whole }
}

/** In ascending order; rounds that drew nothing say nothing. */
function resampled(weeks: readonly Week[], { drawn }: Resamples): readonly number[] {
  const shares: number[] = []
  for (const round of drawn) {
    let part = 0
    let whole = 0
    for (const w of round) {
      part += weeks[w]?.part ?? 0
      whole += weeks[w]?.whole ?? 0
    }
    if (whole > 0) shares.push(part / whole)
  }
  return shares.sort((a, b) => a - b)
}

function quantile(sorted: readonly number[], at: number): number {
  const index = Math.min(sorted.length - 1, Math.max(0, Math.round(at * (sorted.length - 1))))
  return sorted[index] ?? 0
}

/** Numbers from 0 to 1, the same for the same seed: a shifting register of 32 bits, never all zero. */
export function seeded(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
