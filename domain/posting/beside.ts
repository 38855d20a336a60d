/** What an invoice asks for beside its lines: a posting of lines cannot carry it, and would pay too much or book it where it does not belong. */
import type { Invoice } from '../invoice/invoice.ts'
import type { Ore } from '../money.ts'

/** A larger rounding is none, øre. */
const MOST_ROUNDING: Ore = 100

/** The field of `Invoice` in which it stands; undefined where there is nothing. */
export function besideLines({ totals, allowances = [] }: Invoice): string | undefined {
  const { prepaid = 0, rounding = 0 } = totals
  if (prepaid !== 0) return 'totals.prepaid'
  if (Math.abs(rounding) > MOST_ROUNDING) return 'totals.rounding'
  return allowances.some((a) => a.amount !== 0) ? 'allowances' : undefined
}
