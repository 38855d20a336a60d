/** What a ledger's own invoices have in common, nothing planted: what is left for a person to look at, as far as a ledger can tell. */
import { dayOf } from '../../../domain/duplicates/sighting.ts'
import { groupBy } from '../../../domain/group.ts'
import type { Genuine } from './genuine.ts'

export interface Repeats {
  readonly invoices: number
  /** Supplier and number of an earlier one, on another date. */
  readonly sameNumber: SameNumber
  /** Supplier and amount of an earlier one within a month. */
  readonly sameAmount: SameAmount
}

interface SameNumber {
  readonly of: number
  /** From a supplier that repeats more than one number in twenty: the field holds a customer, a case or a month. */
  readonly ofRepeaters: number
  /** Otherwise, with another amount: paid in parts, or numbered anew. */
  readonly otherAmount: number
  /** Otherwise, with the same amount: the likeliest double payments. */
  readonly sameAmount: number
}

interface SameAmount {
  readonly of: number
  /** From a supplier of which more than one in five has the amount of an earlier one: subscriptions, rates, standard prices. */
  readonly ofHabit: number
  /** Otherwise, on the same date · on another. */
  readonly sameDate: number
  readonly otherDate: number
}

const REPEATS_NUMBERS = 0.05
const REPEATS_AMOUNTS = 0.2
const WITHIN_DAYS = 31

export function repeatsOf(invoices: readonly Genuine[]): Repeats {
  const sameNumber = { of: 0, ofRepeaters: 0, otherAmount: 0, sameAmount: 0 }
  const sameAmount = { of: 0, ofHabit: 0, sameDate: 0, otherDate: 0 }
  for (const own of groupBy(invoices, (i) => i.supplier).values()) {
    const numbers = earlierOf(own, (i) => i.number)
    const repeats = own.filter((i) => numbers.has(i))
    sameNumber.of += repeats.length
    if (repeats.length > REPEATS_NUMBERS * own.length && repeats.length > 1)
      sameNumber.ofRepeaters += repeats.length
    else
      for (const i of repeats)
        sameNumber[numbers.get(i)?.amount === i.amount ? 'sameAmount' : 'otherAmount'] += 1
    const amounts = earlierOf(own, (i) => String(i.amount))
    const alike = own.filter((i) => apart(i, amounts.get(i)) <= WITHIN_DAYS)
    sameAmount.of += alike.length
    if (alike.length > REPEATS_AMOUNTS * own.length) sameAmount.ofHabit += alike.length
    else for (const i of alike) sameAmount[apart(i, amounts.get(i)) === 0 ? 'sameDate' : 'otherDate'] += 1
  }
  return { invoices: invoices.length, sameNumber, sameAmount }
}

/** Of each invoice the latest before it that has the same. */
function earlierOf(own: readonly Genuine[], key: (i: Genuine) => string): ReadonlyMap<Genuine, Genuine> {
  const latest = new Map<string, Genuine>()
  const found = new Map<Genuine, Genuine>()
  for (const i of own) {
    const before = latest.get(key(i))
    if (before) found.set(i, before)
    latest.set(key(i), i)
  }
  return found
}

function apart(a: Genuine, b: Genuine | undefined): number {
  return b ? Math.abs((dayOf(a.date) ?? 0) - (dayOf(b.date) ?? 0)) : Number.POSITIVE_INFINITY
}
