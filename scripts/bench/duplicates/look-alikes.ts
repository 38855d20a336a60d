/** Genuine invoices that look like duplicates: what a check must let pass to be worth having. */
import type { Chance } from './chance.ts'
import { later, type Paper } from './disguises.ts'

/** What follows an invoice; undefined where the number does not run. */
export type LookAlike = (of: Paper, chance: Chance) => readonly Paper[] | undefined

/** The next number of a running series. */
export function next(number: string, step: number): string | undefined {
  const digits = /\d{1,12}(?=\D*$)/.exec(number)
  if (!digits) return undefined
  const run = String(Number(digits[0]) + step).padStart(digits[0].length, '0')
  return number.slice(0, digits.index) + run + number.slice(digits.index + digits[0].length)
}

function following(of: Paper, step: number, days: number): Paper | undefined {
  const number = next(of.number, step)
  return number === undefined ? undefined : { ...of, number, date: later(of.date, days) }
}

const all = (papers: readonly (Paper | undefined)[]): readonly Paper[] | undefined => {
  const there = papers.filter((p) => p !== undefined)
  return there.length === papers.length ? there : undefined
}

export const LOOK_ALIKES: Readonly<Record<string, LookAlike>> = {
  subscription: (of, c) => {
    const step = 1 + c.below(9)
    return all([1, 2, 3].map((month) => following(of, month * step, Math.round(month * 30.4))))
  },
  subscriptionFewNumbers: (of) => all([1, 2].map((month) => following(of, month, Math.round(month * 30.4)))),
  sameDayDeliveries: (of, c) => {
    const step = 1 + c.below(3)
    return all([1, 2].map((n) => following(of, n * step, 0)))
  },
  reissueSameNumber: (of, c) => [
    { ...of, number: `${of.number}K`, amount: -of.amount, date: later(of.date, 3) },
    { ...of, date: later(of.date, c.oneOf([0, 4, 6])) },
  ],
  reissueNewNumber: (of, c) => {
    const credit = next(of.number, 2)
    const again = next(of.number, 3 + c.below(5))
    if (credit === undefined || again === undefined) return undefined
    return [
      { ...of, number: credit, amount: -of.amount, date: later(of.date, 3) },
      { ...of, number: again, date: later(of.date, 5) },
    ]
  },
}
