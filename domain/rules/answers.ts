/** From what a register holds to what the rules are told. */
import type { IsoDate } from '../invoice/invoice.ts'
import type { Ore } from '../money.ts'
import type { AmountHistory } from './registers.ts'

/** How far back amounts count as usual. */
const YEARS_BACK = 3

export interface PastAmount {
  /** The day of the invoice or its booking. */
  readonly on: IsoDate
  /** Net; credit notes are left out. */
  readonly net: Ore
}

/** What amounts of the last years, strictly before the day, came to; undefined where there are none. */
export function amountHistory(past: readonly PastAmount[], before: IsoDate): AmountHistory | undefined {
  const since = `${Number(before.slice(0, 4)) - YEARS_BACK}${before.slice(4)}`
  const amounts = past.filter(({ on, net }) => net > 0 && on >= since && on < before).map((p) => p.net)
  if (amounts.length === 0) return undefined
  const middle = median(amounts)
  return {
    count: amounts.length,
    median: middle,
    spread: median(amounts.map((ore) => Math.abs(ore - middle))),
    largest: amounts.reduce((most, ore) => Math.max(most, ore), 0),
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  return Math.round((low + high) / 2)
}
