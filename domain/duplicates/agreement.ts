/** In what two invoices agree: the comparison vector of a pair, each field in a few levels. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js'
import type { Ore } from '../money.ts'
import type { Sighting } from './sighting.ts'

/**
 * `equal` as `normaliseNumber` has it · `folded` but for confusable signs and zeros · `affix` one is the other with something before or after it · `core` both
 * are one number with something else before or after it · `near` one sign wrong, missing, too many, or two swapped · `other`.
 */
export type NumberLevel = 'equal' | 'folded' | 'affix' | 'core' | 'near' | 'other'
/** `vat`: with VAT and without · `half`: half of it · `part`: less than it. */
export type AmountLevel = 'equal' | 'rounded' | 'vat' | 'half' | 'part' | 'other'
/** `close`: within days · `months`: a whole number of months apart · `year`: a year apart. */
export type DateLevel = 'same' | 'close' | 'months' | 'year' | 'other'

export interface Agreement {
  readonly number: NumberLevel
  readonly amount: AmountLevel
  readonly date: DateLevel
  /** The same payee's number, or only another name of the payee in common. */
  readonly payee: 'same' | 'alias'
}

/** How the later of two, `x`, agrees with the earlier, `y`. */
export function agreement(x: Sighting, y: Sighting): Agreement {
  return {
    number: numberLevel(x, y),
    amount: amountLevel(x, y),
    date: dateLevel(x.day, y.day),
    payee: x.payee === y.payee ? 'same' : 'alias',
  }
}

export function numberLevel({ form: x }: Sighting, { form: y }: Sighting): NumberLevel {
  if (x.bare === '' || y.bare === '') return 'other'
  if (x.bare === y.bare) return 'equal'
  if (x.folded === y.folded) return 'folded'
  if (x.cores.includes(y.folded) || y.cores.includes(x.folded)) return 'affix'
  if (x.cores.some((core) => y.cores.includes(core))) return 'core'
  return isNear(x.folded, y.folded) ? 'near' : 'other'
}

/** Below it one wrong sign is too much of the number. */
const MIN_NEAR = 4

/** One sign wrong, missing, too many, or two swapped. */
export function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < MIN_NEAR || Math.abs(a.length - b.length) > 1) return false
  // Most numbers differ in more than one place: that is seen at once.
  const longest = Math.max(a.length, b.length)
  let head = 0
  while (head < longest && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < longest - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  if (longest - head - tail > 2) return false
  return DamerauLevenshteinDistance(a, b) <= 1
}

/** Off by rounding: less than a krone. */
const ROUNDED: Ore = 100
/** Rates of VAT that an amount may be given with or without, per cent; 20 is not Danish, but suppliers are not all either. */
const VAT_RATES = [25, 20] as const

export function amountLevel(x: Sighting, y: Sighting): AmountLevel {
  if (x.currency !== y.currency) return 'other'
  const [a, b] = [x.amount, y.amount]
  if (a === b) return 'equal'
  if (Math.abs(a - b) <= ROUNDED && Math.min(a, b) > 10 * ROUNDED) return 'rounded'
  if (VAT_RATES.some((rate) => isWithVat(a, b, rate) || isWithVat(b, a, rate))) return 'vat'
  if (Math.abs(2 * a - b) <= 1) return 'half'
  return a < b ? 'part' : 'other'
}

function isWithVat(gross: Ore, net: Ore, rate: number): boolean {
  return Math.abs(gross - Math.round((net * (100 + rate)) / 100)) <= 1
}

const CLOSE_DAYS = 10
const MONTH_DAYS = 30.44
const MONTH_TOLERANCE_DAYS = 3
const YEAR_DAYS = 365
const YEAR_TOLERANCE_DAYS = 7

export function dateLevel(x: number | undefined, y: number | undefined): DateLevel {
  if (x === undefined || y === undefined) return 'other'
  const days = Math.abs(x - y)
  if (days === 0) return 'same'
  if (days <= CLOSE_DAYS) return 'close'
  if (Math.abs(days - YEAR_DAYS) <= YEAR_TOLERANCE_DAYS) return 'year'
  const over = days % MONTH_DAYS
  return Math.min(over, MONTH_DAYS - over) <= MONTH_TOLERANCE_DAYS && days < YEAR_DAYS ? 'months' : 'other'
}
