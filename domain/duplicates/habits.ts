/**
 * A supplier's habits: how often two genuine invoices of it agree in this or that, estimated from its latest ones. Where little is known of a supplier the
 * estimate is that of suppliers at large (`AT_LARGE`), as if so many invoices had been seen of it already.
 */
import { type Agreement, type AmountLevel, agreement, amountLevel, isNear } from './agreement.ts'
import type { Sighting } from './sighting.ts'
import { amountKey, usualAmountsOf } from './usual-amounts.ts'

export interface Habits {
  readonly seen: number
  /** Of its invoices, how many bear the number of an earlier one; of these, how many the amount as well. */
  readonly repeatsNumber: number
  readonly repeatsBoth: number
  /** … a number that is an earlier one with something before or after it; of these, how many the amount as well. */
  readonly variesAffix: number
  readonly variesBoth: number
  /** … a number that has something else before or after it than an earlier one. */
  readonly variesCore: number
  /** Of those with an amount that the supplier bills on several dates, or on one only: how many have amount and date of an earlier one, under another number. */
  readonly usual: AmountHabit
  readonly unusual: AmountHabit
  /** Amounts that the supplier bills on several dates. */
  readonly usualAmounts: ReadonlySet<string>
  /** … the amount of an earlier one, under another number. */
  readonly repeatsAmount: number
  /** … the date of an earlier one; and how many days these came after it, altogether. */
  readonly repeatsDate: number
  /** Of these, how many an amount that is nearly that of any of them; and how many that of the one before with VAT, or its half. */
  readonly repeatsRounded: number
  readonly repeatsRelated: number
  readonly daysAfter: number
  /** Numbers that differ in one sign from the one before without being a small step from it: they count elsewhere than at their end. */
  readonly countsInside: number
  /** Invoices by the series of their numbers, in the order in which they came. */
  readonly series: ReadonlyMap<string, readonly Sighting[]>
}

/** What looks like a duplicate itself hardly counts as a genuine agreement: history holds double payments too. */
const DOUBTFUL = 0.1

export interface AmountHabit {
  readonly seen: number
  readonly repeatsAmountAndDate: number
}

export function habitsOf(recent: readonly Sighting[]): Habits {
  const byNumber = new Map<string, Sighting>()
  const byCore = new Map<string, Sighting>()
  const byAmount = new Set<string>()
  const byAmountAndDate = new Map<string, Sighting>()
  const byDate = new Map<string, Sighting>()
  const byKrone = new Set<string>()
  const series = new Map<string, Sighting[]>()
  const h = {
    repeatsNumber: 0,
    repeatsBoth: 0,
    variesAffix: 0,
    variesBoth: 0,
    variesCore: 0,
    repeatsAmount: 0,
    repeatsDate: 0,
    repeatsRounded: 0,
    repeatsRelated: 0,
    daysAfter: 0,
    countsInside: 0,
  }
  const usualAmounts = usualAmountsOf(recent)
  const usual = { seen: 0, repeatsAmountAndDate: 0 }
  const unusual = { seen: 0, repeatsAmountAndDate: 0 }
  let before: Sighting | undefined
  for (const s of recent) {
    if (before && before.form.bare !== s.form.bare && isInside(s, before)) h.countsInside += 1
    before = s
    const { bare } = s.form
    // That two say no number is no habit of their numbers.
    const cores = s.form.cores.filter((core) => core !== '')
    const amount = amountKey(s)
    const habit = usualAmounts.has(amount) ? usual : unusual
    habit.seen += 1
    const same = bare === '' ? undefined : byNumber.get(`${s.kind}/${bare}`)
    const varied = same ?? cores.map((core) => byCore.get(`${s.kind}/${core}`)).find((y) => y !== undefined)
    if (varied) countVaried(h, s, varied)
    else {
      const twin = byAmountAndDate.get(`${amount}/${s.day}`)
      if (twin) habit.repeatsAmountAndDate += twin.form.series === s.form.series ? 1 : DOUBTFUL
      if (byAmount.has(amount)) h.repeatsAmount += 1
    }
    const sameDate = byDate.get(`${s.kind}/${s.day}`)
    if (sameDate) {
      h.repeatsDate += 1
      const level = amountLevel(s, sameDate)
      if (level !== 'rounded' && isRelated(level)) h.repeatsRelated += 1
      h.daysAfter += Math.min(
        MAX_DAYS_AFTER,
        Math.abs((s.arrived ?? 0) - (sameDate.arrived ?? s.arrived ?? 0)),
      )
    }
    const krone = Math.floor(s.amount / ORE_PER_KRONE)
    const kroneKey = (of: number): string => `${s.kind}/${s.day}/${of}`
    if (
      !byAmountAndDate.has(`${amount}/${s.day}`) &&
      [krone - 1, krone, krone + 1].some((k) => byKrone.has(kroneKey(k)))
    )
      h.repeatsRounded += 1
    byKrone.add(kroneKey(krone))
    byNumber.set(`${s.kind}/${bare}`, s)
    for (const core of cores) byCore.set(`${s.kind}/${core}`, s)
    byAmount.add(amount)
    byAmountAndDate.set(`${amount}/${s.day}`, s)
    byDate.set(`${s.kind}/${s.day}`, s)
    const own = series.get(s.form.series)
    if (own) own.push(s)
    else series.set(s.form.series, [s])
  }
  return { seen: recent.length, ...h, usual, unusual, usualAmounts, series }
}

const ORE_PER_KRONE = 100

/** An amount that was changed a little, or by a rule. */
export function isRelated(amount: AmountLevel): boolean {
  return amount === 'rounded' || amount === 'vat' || amount === 'half'
}

/** One copy that came late says little of when the others come. */
const MAX_DAYS_AFTER = 14

/** A larger step is none from one number to the next. */
const SMALL_STEP = 100

function isInside({ form: x }: Sighting, { form: y }: Sighting): boolean {
  const step = x.value === undefined || y.value === undefined ? 0 : Math.abs(x.value - y.value)
  return (step === 0 || step > SMALL_STEP) && isNear(x.folded, y.folded)
}

type Counts = { -readonly [K in keyof Habits as Habits[K] extends number ? K : never]: Habits[K] }

function countVaried(h: Omit<Counts, 'seen'>, s: Sighting, y: Sighting): void {
  const of = agreement(s, y)
  const weight = isDoubtful(of) ? DOUBTFUL : 1
  const both = s.amount === y.amount ? weight : 0
  if (of.number === 'equal' || of.number === 'folded') {
    h.repeatsNumber += weight
    h.repeatsBoth += both
  } else if (of.number === 'affix') {
    h.variesAffix += weight
    h.variesBoth += both
  } else h.variesCore += weight
}

/** The same amount on the same date or days after under the same number: a double payment rather than a habit. */
function isDoubtful({ amount, date }: Agreement): boolean {
  return amount !== 'part' && amount !== 'other' && (date === 'same' || date === 'close')
}

/** A rate of suppliers at large, and after how many invoices a supplier's own counts as much as it. */
export interface Prior {
  readonly rate: number
  readonly weight: number
}

/** The supplier's own rate, drawn towards that of suppliers at large by as much as little is known. */
export function rateOf(count: number, of: number, { rate, weight }: Prior): number {
  return (count + rate * weight) / (of + weight)
}
