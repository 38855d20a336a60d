/** Runs of lines that are proposed with the same knowledge. */
import { type Day, type LineFacts, monthOf } from './line.ts'

export type Retrain = 'none' | 'monthly' | 'weekly' | 'nightly'

/** `[from, to)` of each period; the lines stand in the order of their days. A period never reaches across `from`, the day of going live. */
export function periodsOf(
  lines: readonly LineFacts[],
  retrain: Retrain,
  from: Day,
): readonly (readonly [number, number])[] {
  const periods: [number, number][] = []
  let last: string | undefined
  lines.forEach(({ day }, i) => {
    const key = `${periodOf(day, retrain)}/${day >= from}`
    if (key !== last) periods.push([i, i])
    ;(periods.at(-1) as [number, number])[1] = i + 1
    last = key
  })
  return periods
}

/** Without retraining the proposals still come week by week: what is known of an invoice does not change by that. */
function periodOf(day: Day, retrain: Retrain): number {
  if (retrain === 'nightly') return day
  return retrain === 'monthly' ? monthOf(day) : Math.floor(day / 7)
}
