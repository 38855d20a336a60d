/** How likely a genuine invoice bears just this number: suppliers count, and the next number lies a plausible step from those of the same days. */
import type { Habits } from './habits.ts'
import type { Sighting } from './sighting.ts'

/** Invoices of the nearest dates among which a number is to fit. */
const NEIGHBOURS = 8
/** Fewer steps than that tell no pace. */
const MIN_STEPS = 3
/** Of numbers in a series with a known pace: how many keep to it. */
const KEEP_TO_PACE = 0.7
/** Of invoices of one date so many are made out one after the other: the very next number, half of the rest the one after it, and so on. */
const IN_BATCH = 0.5
/** Sum of one over the squares, in both directions. */
const AT_STEP_ONE = 3 / Math.PI ** 2
/** Of the next invoices of a supplier of which nothing is known, so many begin a series. */
const NEW_SERIES = 0.5
const UNKNOWN_DIGITS = 8

/** Probability that a genuine invoice of this date would bear the number of `x`, given what the supplier has numbered before. */
export function genuineNumber(x: Sighting, habits: Habits): number {
  const { value, digits, series } = x.form
  const own = habits.series.get(series) ?? []
  const anyNumber = 10 ** -(digits > 0 ? digits : UNKNOWN_DIGITS)
  if (own.length === 0) return (NEW_SERIES / (habits.seen + 1)) * anyNumber
  const share = own.length / (habits.seen + NEW_SERIES)
  if (value === undefined) return share * anyNumber
  const near = nearestByDay(x, own)
  const stepTo = (y: Sighting): number => Math.abs(value - (y.form.value ?? 0))
  const logUniform = 1 / (2 * (1 + Math.min(...near.map(stepTo))) * Math.LN10 * Math.max(1, digits))
  const pace = paceOf(own)
  if (pace === undefined) return share * logUniform
  const running = near.map((y) => {
    const scale = Math.max(1, pace * Math.max(1, daysBetween(x, y)))
    return 1 / (2 * scale * (1 + stepTo(y) / scale) ** 2)
  })
  const alone = KEEP_TO_PACE * Math.max(...running) + (1 - KEEP_TO_PACE) * logUniform
  const ofDate = near.filter((y) => y.day === x.day)
  if (ofDate.length === 0) return share * alone
  const batch = AT_STEP_ONE / Math.max(1, Math.min(...ofDate.map(stepTo))) ** 2
  return share * (IN_BATCH * batch + (1 - IN_BATCH) * alone)
}

/** How many numbers the supplier usually gives out a day, to us and to others. */
function paceOf(own: readonly Sighting[]): number | undefined {
  const ordered = own.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0))
  const paces = ordered
    .slice(1)
    .flatMap((s, i) => {
      const before = ordered[i] as Sighting
      const step = Math.abs((s.form.value ?? 0) - (before.form.value ?? 0))
      return step > 0 ? [step / Math.max(1, daysBetween(s, before))] : []
    })
    .toSorted((a, b) => a - b)
  return paces.length < MIN_STEPS ? undefined : paces[Math.floor(paces.length / 2)]
}

function nearestByDay(x: Sighting, own: readonly Sighting[]): readonly Sighting[] {
  if (own.length <= NEIGHBOURS) return own
  return own.toSorted((a, b) => daysBetween(x, a) - daysBetween(x, b)).slice(0, NEIGHBOURS)
}

function daysBetween(a: Sighting, b: Sighting): number {
  return Math.abs((a.day ?? 0) - (b.day ?? 0))
}
