/** When an account, alone or with a cost centre, may be posted to. */
import type { Codebook } from './codebook.ts'
import { type Day, dayOf } from './line.ts'

export interface ChartRow {
  readonly account: string
  /** Empty: the row speaks of the account wherever it is used. */
  readonly costCentre: string
  readonly name: string
  /** First and last date; empty: without limit. */
  readonly from: string
  readonly to: string
}

/** Without a chart everything is open. An account that a chart does not know is closed. */
export function openBy(
  chart: readonly ChartRow[] | undefined,
  codebook: Codebook,
): (code: number, day: Day) => boolean {
  if (!chart) return () => true
  const rows = new Map<string, readonly (readonly [Day, Day])[]>()
  for (const { account, costCentre, from, to } of chart) {
    const key = keyOf(account, costCentre)
    const open = [
      from === '' ? Number.NEGATIVE_INFINITY : dayOf(from),
      to === '' ? Number.POSITIVE_INFINITY : dayOf(to),
    ] as const
    rows.set(key, [...(rows.get(key) ?? []), open])
  }
  return (code, day) => {
    const coding = codebook.of(code)
    if (!coding) return false
    const open = rows.get(keyOf(coding.account, coding.costCentre)) ?? rows.get(keyOf(coding.account, ''))
    return open?.some(([from, to]) => from <= day && day <= to) ?? false
  }
}

const keyOf = (account: string, costCentre: string): string => `${account}\x1f${costCentre}`
