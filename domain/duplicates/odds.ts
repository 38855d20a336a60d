/**
 * Fellegi and Sunter's weights: how much likelier an agreement is between two copies of one invoice (m) than between two genuine invoices of this
 * supplier (u). The m are judgements of what copies look like; the u are the supplier's habits.
 */
import type { Agreement, AmountLevel, DateLevel, NumberLevel } from './agreement.ts'
import { type Habits, isRelated, type Prior, rateOf } from './habits.ts'
import type { Sighting } from './sighting.ts'
import { amountKey } from './usual-amounts.ts'

/** Before anything is compared: one invoice in so many has come before. */
export const PRIOR = 1 / 250
/** Odds from which a person is asked: twenty looked at in vain cost less than one paid twice. */
export const FLAG_ODDS = 0.05

/** What a copy's number is to its original's. */
const M_NUMBER: Readonly<Record<NumberLevel, number>> = {
  equal: 0.4,
  folded: 0.2,
  affix: 0.15,
  core: 0.02,
  near: 0.2,
  other: 0.2,
}
const M_AMOUNT: Readonly<Record<AmountLevel, number>> = {
  equal: 0.8,
  rounded: 0.06,
  vat: 0.05,
  half: 0.04,
  part: 0.03,
  other: 0.02,
}
const M_DATE: Readonly<Record<DateLevel, number>> = {
  same: 0.65,
  close: 0.12,
  months: 0.04,
  year: 0.07,
  other: 0.12,
}
/** A copy that comes under another name of its payee. */
const M_ALIAS = 0.1

/** Of suppliers at large: what two genuine invoices have in common. */
export const AT_LARGE = {
  repeatsNumber: { rate: 0.006, weight: 8 },
  variesAffix: { rate: 0.003, weight: 8 },
  variesCore: { rate: 0.03, weight: 8 },
  /** Of those that repeat a number. */
  repeatsBoth: { rate: 0.1, weight: 3 },
  /** With an amount that it bills again and again, or with another: amount and date of an earlier one. */
  repeatsUsual: { rate: 0.04, weight: 4 },
  repeatsUnusual: { rate: 0.015, weight: 4 },
  repeatsAmount: { rate: 0.1, weight: 4 },
  repeatsDate: { rate: 0.3, weight: 4 },
  /** On a date, an amount that is nearly another's, or follows from it. */
  repeatsRounded: { rate: 0.001, weight: 4 },
  repeatsRelated: { rate: 0.004, weight: 4 },
  countsInside: { rate: 0.01, weight: 4 },
} as const satisfies Readonly<Record<string, Prior>>

/** Genuine invoices whose number repeats an earlier one: the other amounts, of those that differ. */
const U_AMOUNT: Readonly<Record<Exclude<AmountLevel, 'equal'>, number>> = {
  rounded: 0.01,
  vat: 0.01,
  half: 0.01,
  part: 0.45,
  other: 0.52,
}
const U_DATE: Readonly<Record<DateLevel, number>> = {
  same: 0.1,
  close: 0.15,
  months: 0.25,
  year: 0.15,
  other: 0.35,
}
/** A number that stands for a customer comes again with another amount, but hardly twice on a date. */
const U_DATE_OTHER_AMOUNT: Readonly<Record<DateLevel, number>> = { ...U_DATE, same: 0.03 }
/** Under another name of the payee: that somebody else's invoice bears the same number, or the same amount and date. */
const U_ALIAS_NUMBER = 0.0005
const U_ALIAS_AMOUNT_AND_DATE = 0.003
const U_UNRELATED = 1

/** Days that genuine invoices of one date come apart, at large; copies come whenever somebody sends them. */
const DAYS_APART: Prior = { rate: 2, weight: 4 }
/** What may stand for a sign by a slip. */
const SIGNS = 10
const COPIES_WITHIN_DAYS = 90
const COPIES_AT_ONCE = 0.1
const LATE = 0.1

/** What is the same whatever `x` is compared with. */
export interface Expected {
  readonly habits: Habits
  /** How likely a genuine invoice bears the number of `x`. */
  readonly number: number
}

/** Odds that `x` is a copy of `y`. */
export function oddsOf(x: Sighting, y: Sighting, of: Agreement, expected: Expected): number {
  const byNumber = of.number !== 'near' && of.number !== 'other'
  return PRIOR * (byNumber ? sameNumber(x, of, expected.habits) : otherNumber(x, y, of, expected))
}

function sameNumber(x: Sighting, of: Agreement, h: Habits): number {
  const { number, amount, date, payee } = of
  // A number of few digits comes again by itself.
  const short = 10 ** -x.form.folded.length
  const [u, uEqual] = payee === 'alias' ? [U_ALIAS_NUMBER, AT_LARGE.repeatsBoth.rate] : repetition(number, h)
  const uAmount = amount === 'equal' ? uEqual : (1 - uEqual) * U_AMOUNT[amount]
  const uDate = (amount === 'equal' ? U_DATE : U_DATE_OTHER_AMOUNT)[date]
  const alias = payee === 'alias' ? M_ALIAS : 1
  return alias * (M_NUMBER[number] / (u + short)) * (M_AMOUNT[amount] / uAmount) * (M_DATE[date] / uDate)
}

/** How often a genuine invoice of the supplier has its number so in common with an earlier one, and how often of these the amount too. */
function repetition(number: NumberLevel, h: Habits): readonly [number, number] {
  if (number === 'equal' || number === 'folded')
    return [
      rateOf(h.repeatsNumber, h.seen, AT_LARGE.repeatsNumber),
      rateOf(h.repeatsBoth, h.repeatsNumber, AT_LARGE.repeatsBoth),
    ]
  if (number === 'affix')
    return [
      rateOf(h.variesAffix, h.seen, AT_LARGE.variesAffix),
      rateOf(h.variesBoth, h.variesAffix, AT_LARGE.repeatsBoth),
    ]
  return [rateOf(h.variesCore, h.seen, AT_LARGE.variesCore), AT_LARGE.repeatsBoth.rate]
}

function otherNumber(x: Sighting, y: Sighting, of: Agreement, expected: Expected): number {
  const agreed = M_AMOUNT[of.amount] * M_DATE[of.date]
  const number = numberWeight(x, of.number, expected)
  if (of.payee === 'alias') {
    if (of.amount !== 'equal' || of.date !== 'same') return 0
    return (M_ALIAS * agreed * number) / U_ALIAS_AMOUNT_AND_DATE
  }
  const u = genuineAgreement(x, of, expected.habits)
  return u === undefined ? 0 : (agreed / u) * number * arrivalWeight(x, y, of, expected.habits)
}

/** Deliveries of one date are billed together; a copy comes later. */
function arrivalWeight(x: Sighting, y: Sighting, { date }: Agreement, h: Habits): number {
  if (date !== 'same' || x.arrived === undefined || y.arrived === undefined) return 1
  const days = Math.abs(x.arrived - y.arrived)
  const usual = Math.max(0.5, rateOf(h.daysAfter, h.repeatsDate, DAYS_APART))
  const genuine = ((1 - LATE) * Math.exp(-days / usual)) / usual + LATE / COPIES_WITHIN_DAYS
  const copy = (1 - COPIES_AT_ONCE) / COPIES_WITHIN_DAYS + COPIES_AT_ONCE * Math.exp(-days)
  return copy / genuine
}

/** How often a genuine invoice of the supplier has amount and date so in common with an earlier one; undefined where that says nothing. */
function genuineAgreement(x: Sighting, { number, amount, date }: Agreement, h: Habits): number | undefined {
  if (amount === 'equal' && date === 'same') {
    const isUsual = h.usualAmounts.has(amountKey(x))
    const habit = isUsual ? h.usual : h.unusual
    return rateOf(
      habit.repeatsAmountAndDate,
      habit.seen,
      isUsual ? AT_LARGE.repeatsUsual : AT_LARGE.repeatsUnusual,
    )
  }
  if (amount === 'equal' && number === 'near')
    return rateOf(h.repeatsAmount, h.seen, AT_LARGE.repeatsAmount) * U_DATE[date]
  const sameDate = rateOf(h.repeatsDate, h.seen, AT_LARGE.repeatsDate)
  if (date === 'same' && amount === 'rounded')
    return rateOf(h.repeatsRounded, h.seen, AT_LARGE.repeatsRounded)
  if (date === 'same' && isRelated(amount)) return rateOf(h.repeatsRelated, h.seen, AT_LARGE.repeatsRelated)
  if (date === 'same' && number === 'near') return sameDate * U_UNRELATED
  return undefined
}

/** A slip makes one of some numbers around the original's; a genuine invoice the next of its series. */
function numberWeight(x: Sighting, number: NumberLevel, { habits, number: genuine }: Expected): number {
  if (number === 'near') {
    const slip = 1 / (SIGNS * Math.max(1, x.form.folded.length))
    // Where a number counts in its middle, genuine ones differ in one sign as well.
    const alike = rateOf(habits.countsInside, habits.seen, AT_LARGE.countsInside) * slip
    return (M_NUMBER.near * slip) / (genuine + alike)
  }
  // Something else stands where the number should: it is as likely any.
  return (M_NUMBER.other * 10 ** -Math.max(1, x.form.digits)) / genuine
}
