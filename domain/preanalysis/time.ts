/** Which part of a ledger is for what: people alone, the robot's first time, the time that is measured. */
import type { Day } from '../coding/line.ts'
import type { CodedLineFacts } from '../coding/walk.ts'

export interface Times {
  /** The robot works from this day on. */
  readonly from: Day
  /** Measured from this day on: the robot has then been there for a while, and learns from people's work alone. */
  readonly measured: Day
  readonly last: Day
}

/** Shares of the lines after which it begins, where nobody says otherwise. */
export const LIVE_AFTER = 0.6
export const MEASURED_AFTER = 0.8

/** Lines in the order of their days. If a day of going live is given, the second half of the lines from then on is measured. */
export function timesOf(lines: readonly CodedLineFacts[], live?: Day): Times {
  const at = (index: number): Day => lines[Math.min(lines.length - 1, Math.floor(index))]?.day ?? 0
  const from = live ?? at(lines.length * LIVE_AFTER)
  const before = lines.filter((l) => l.day < from).length
  const measured = live === undefined ? lines.length * MEASURED_AFTER : (before + lines.length) / 2
  return { from, measured: at(measured), last: at(lines.length - 1) }
}

/** Before a ledger has so many lines there is nothing to learn from. */
export const LEAST_LINES = 500
