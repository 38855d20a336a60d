/** How likely a genuine invoice bears just this number: suppliers count, and the next number lies a plausible step from those of the same days. */
import type { Habits } from './habits.ts'
import type { Sighting } from './sighting.ts'

/** Invoices of the nearest dates among which a number is to fit. */
const NEIGHBOURS = 8
/** Fewer steps than that tell no scale. */
const MIN_STEPS = 3
/** Of numbers in a series with a known scale: how many keep to it. */
const KEEP_TO_SCALE = 0.7
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
  const step = Math.min(...near.map((y) => Math.abs(value - (y.form.value ?? 0))))
  const logUniform = 1 / (2 * (1 + step) * Math.LN10 * Math.max(1, digits))
  const scale = scaleOf(own)
  if (scale === undefined) return share * logUniform
  const running = 1 / (2 * scale * (1 + step / scale) ** 2)
  return share * (KEEP_TO_SCALE * running + (1 - KEEP_TO_SCALE) * logUniform)
}

/** The step that the supplier's numbers usually take from one of ours to the next. */
function scaleOf(own: readonly Sighting[]): number | undefined {
  const ordered = own.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0))
  const steps = ordered
    .slice(1)
    .map((s, i) => Math.abs((s.form.value ?? 0) - (ordered[i]?.form.value ?? 0)))
    .filter((step) => step > 0)
    .toSorted((a, b) => a - b)
  return steps.length < MIN_STEPS ? undefined : Math.max(1, steps[Math.floor(steps.length / 2)] ?? 1)
}

function nearestByDay(x: Sighting, own: readonly Sighting[]): readonly Sighting[] {
  if (own.length <= NEIGHBOURS) return own
  const away = (s: Sighting): number => Math.abs((s.day ?? 0) - (x.day ?? 0))
  return own.toSorted((a, b) => away(a) - away(b)).slice(0, NEIGHBOURS)
}
