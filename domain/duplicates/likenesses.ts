/** Compares an invoice with the earlier ones that share a key with it, and says which of them it is like. */
import { type Agreement, agreement } from './agreement.ts'
import { cancelled, isReissue } from './cancelled.ts'
import { habitsOf } from './habits.ts'
import { genuineNumber } from './numbering.ts'
import { type Expected, FLAG_ODDS, oddsOf } from './odds.ts'
import { partsOf } from './parts.ts'
import type { Sighting } from './sighting.ts'
import type { DuplicateRule, Likeness } from './verdict.ts'

/** Odds from which it is surely the same. */
export const STOP_ODDS = 10
/** Repetitions of number and amount together after which a supplier is one that bills under a number of the customer's. */
const BILLS_UNDER_ONE_NUMBER = 3

export interface Candidates {
  /** The supplier's latest, in order of arrival. */
  readonly recent: readonly Sighting[]
  /** Those that share another key, in any order. */
  readonly others: readonly Sighting[]
  /** The supplier's invoices and credit notes of this amount, in order of arrival. */
  readonly ofAmount: readonly Sighting[]
}

/** Of the supplier's documents of this amount, those that a credit note has cancelled. */
export function cancelledAmong({ ofAmount }: Candidates): ReadonlySet<string> {
  return cancelled(ofAmount).named
}

/** The likenesses that a person must see, the likeliest first. */
export function likenesses(x: Sighting, candidates: Candidates): readonly Likeness[] {
  const recent = candidates.recent.filter((y) => y.id !== x.id)
  const gone = cancelled(candidates.ofAmount.filter((y) => y.id !== x.id)).all
  const all = new Map(
    [...recent, ...candidates.ofAmount, ...candidates.others].map((y) => [y.id, y] as const),
  )
  all.delete(x.id)
  const habits = once(() => habitsOf(recent))
  const expected = once(() => ({ habits: habits(), number: genuineNumber(x, habits()) }))
  const alike = [...all.values()]
    .filter((y) => y.kind === x.kind && !(gone.has(y.id) && isReissue(x, y)))
    .flatMap((y) => likeness(x, y, expected))
  return [...alike, ...partsOf(x, recent, habits, gone)].toSorted((a, b) => b.odds - a.odds)
}

function likeness(x: Sighting, y: Sighting, expected: () => Expected): readonly Likeness[] {
  const of = agreement(x, y)
  if (!isWorthOdds(of)) return []
  const odds = oddsOf(x, y, of, expected())
  const alike = isTheSame(of)
  // Whatever the odds: the same number and amount once more is at least a question, unless that is how the supplier bills.
  const unusual = alike && expected().habits.repeatsBoth < BILLS_UNDER_ONE_NUMBER
  const surely = alike && (odds >= STOP_ODDS || (unusual && of.date === 'same'))
  const action = surely ? 'stop' : 'flag'
  const asked = surely || unusual || odds >= FLAG_ODDS
  return asked ? [{ of: y.id, rule: ruleOf(of), action, odds }] : []
}

/** Most pairs agree in nothing: their odds are not computed. */
function isWorthOdds({ number, amount, date }: Agreement): boolean {
  if (number === 'other') return date === 'same' && amount !== 'part' && amount !== 'other'
  return number !== 'near' || amount === 'equal' || date === 'same'
}

function isTheSame({ number, amount, payee }: Agreement): boolean {
  return (number === 'equal' || number === 'folded') && amount === 'equal' && payee === 'same'
}

function ruleOf({ number, amount, date, payee }: Agreement): DuplicateRule {
  if (payee === 'alias') return 'other-payee-number'
  if (amount === 'rounded') return 'rounded'
  if (amount === 'vat') return 'vat'
  if (number === 'near') return 'near-number'
  if (number === 'other') return 'same-amount-and-date'
  if (date === 'year') return 'year-later'
  return number === 'equal' ? 'same-number' : 'normalised-number'
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
