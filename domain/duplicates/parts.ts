/** An invoice that came in two parts, or two that come as one: the sums are equal, and that is unusual among so many sums. */
import { groupBy } from '../group.ts'
import type { Ore } from '../money.ts'
import { numberLevel } from './agreement.ts'
import { type Habits, type Prior, rateOf } from './habits.ts'
import { genuineNumber } from './numbering.ts'
import { FLAG_ODDS, PRIOR } from './odds.ts'
import type { Sighting } from './sighting.ts'
import type { Likeness } from './verdict.ts'

/** The parts of an invoice come within so many days of one another. */
const APART_DAYS = 7
/** And so long after the whole, or the whole after them. */
const AFTER_DAYS = 92
/** The latest that are tried. */
const TRIED = 100
const M_PARTS = 0.1
/** A copy in parts bears another number than the next of the series. */
const M_NUMBER_OFF = 0.3
/** Or that of the whole, as it is or with something behind it: genuine ones seldom have another's. */
const M_NUMBER_KEPT = 0.6
const U_RELATED: Prior = { rate: 0.02, weight: 8 }
/** And if it holds the numbers of both: that is said, not chance. */
const M_BOTH_HELD = 30
/** Parts and whole mostly bear one date. */
const M_SAME_DATE = 0.6
/** That an amount is twice another by chance. */
const TWICE = 1 / 40
/** What a number alone may weigh. */
const MOST = 250
/** Signs of a number that make it known within a longer one. */
const MIN_HELD = 4

export function partsOf(
  x: Sighting,
  recent: readonly Sighting[],
  habits: () => Habits,
  gone: ReadonlySet<string>,
): readonly Likeness[] {
  const near = recent
    .filter((y) => y.kind === x.kind && y.currency === x.currency && !gone.has(y.id))
    .filter((y) => daysApart(x, y) <= AFTER_DAYS)
    .slice(-TRIED)
  if (near.length < 2) return []
  return [...splits(x, near, habits), ...merges(x, near, habits)]
}

/** `x` and an earlier part are together what has come before. */
function splits(x: Sighting, near: readonly Sighting[], habits: () => Habits): readonly Likeness[] {
  const wholes = byAmount(near)
  const order = new Map(near.map((y, i) => [y.id, i] as const))
  const found: Likeness[] = []
  for (const part of near) {
    if (daysApart(x, part) > APART_DAYS || !areParts(x.amount, part.amount)) continue
    for (const whole of wholes.get(x.amount + part.amount) ?? []) {
      if (!isBefore(whole, part, order)) continue
      const sameDate = x.day === whole.day && part.day === whole.day
      const number = numberWeight(x, [whole], habits()) * numberWeight(part, [whole], habits())
      found.push(...weighed(whole, 'split', sumWeight(x, [x, part], near, sameDate) * Math.min(MOST, number)))
    }
  }
  return found
}

/** `x` is what two earlier ones were together. */
function merges(x: Sighting, near: readonly Sighting[], habits: () => Habits): readonly Likeness[] {
  const parts = byAmount(near)
  const order = new Map(near.map((y, i) => [y.id, i] as const))
  const found: Likeness[] = []
  for (const part of near) {
    const rest = x.amount - part.amount
    if (!areParts(part.amount, rest)) continue
    for (const other of parts.get(rest) ?? []) {
      if (!isBefore(part, other, order) || daysApart(part, other) > APART_DAYS) continue
      const sameDate = part.day === x.day || other.day === x.day
      const number = numberWeight(x, [part, other], habits())
      found.push(...weighed(part, 'merged', sumWeight(x, [part, other], near, sameDate) * number))
    }
  }
  return likeliest(found)
}

/** Nothing is no part of an amount: with it everything adds up. A row of a file may hold no amount at all. */
function areParts(one: Ore, other: Ore): boolean {
  return one > 0 && other > 0
}

/** Many sums may agree by chance: the one that speaks most is named, whichever came first. */
function likeliest(found: readonly Likeness[]): readonly Likeness[] {
  return found.toSorted((a, b) => b.odds - a.odds).slice(0, 1)
}

function weighed(y: Sighting, rule: 'split' | 'merged', weight: number): readonly Likeness[] {
  const odds = PRIOR * M_PARTS * weight
  return odds >= FLAG_ODDS ? [{ of: y.id, rule, action: 'flag', odds }] : []
}

/** The sum may agree by chance with any of the supplier's: with those of its date seldom, since they are few. */
function sumWeight(
  x: Sighting,
  parts: readonly [Sighting, Sighting],
  near: readonly Sighting[],
  sameDate: boolean,
): number {
  const tried = sameDate ? near.filter((y) => y.day === x.day).length : near.length
  return (sameDate ? M_SAME_DATE : 1 - M_SAME_DATE) / Math.min(1, chanceOf(...parts) * Math.max(1, tried))
}

/** That two parts add up to a third amount by chance: round amounts do so sooner than others. */
function chanceOf(a: Sighting, b: Sighting): number {
  const one = ({ amount }: Sighting): number =>
    amount % 10_000 === 0 ? 1 / 20 : amount % 100 === 0 ? 1 / 300 : 1 / 5_000
  // Twice a price is the price of two.
  return a.amount === b.amount ? TWICE : Math.min(one(a), one(b))
}

function numberWeight(x: Sighting, others: readonly Sighting[], habits: Habits): number {
  const held = others.filter((y) => holds(x.form.bare, y.form.bare)).length
  if (held > 1) return (M_NUMBER_KEPT / U_RELATED.rate) * M_BOTH_HELD
  const levels = others.map((y) => numberLevel(x, y))
  if (levels.some((level) => level !== 'other' && level !== 'near'))
    return M_NUMBER_KEPT / rateOf(repetitions(habits), habits.seen, U_RELATED)
  if (held > 0) return M_NUMBER_KEPT / U_RELATED.rate
  const genuine = genuineNumber(x, habits)
  return Math.min(MOST, 1 - M_NUMBER_OFF + (M_NUMBER_OFF * 10 ** -Math.max(1, x.form.digits)) / genuine)
}

function repetitions({ repeatsNumber, variesAffix, variesCore }: Habits): number {
  return repeatsNumber + variesAffix + variesCore
}

function holds(number: string, part: string): boolean {
  return part.length >= MIN_HELD && number.length > part.length && number.includes(part)
}

function byAmount(all: readonly Sighting[]): ReadonlyMap<number, readonly Sighting[]> {
  return groupBy(all, (y) => y.amount)
}

function isBefore(a: Sighting, b: Sighting, order: ReadonlyMap<string, number>): boolean {
  return (order.get(a.id) ?? 0) < (order.get(b.id) ?? 0)
}

function daysApart(a: Sighting, b: Sighting): number {
  return Math.abs((a.day ?? 0) - (b.day ?? 0))
}
