/** How long the robot keeps back what may be one of a batch. */
import type { Instant } from '../invoice/invoice.ts'
import { deadlines } from '../review/deadline.ts'

export interface Hold {
  /** Until then others that are alike may come: after it the batch is settled. */
  readonly gathersUntil: Instant
  /** Until then a person may code the first of the batch; the others are people's after it. */
  readonly until: Instant
  /** How often it is looked whether somebody has, ms. */
  readonly askEveryMs: number
}

/** What the program is run with; tests are less patient. */
export interface HoldPatience {
  readonly gatherMs: number
  readonly askEveryMs: number
}

/** The night's invoices are handed over within some minutes; a reviewer's answer is there within a day. */
export const HOLD_PATIENCE: HoldPatience = { gatherMs: 30 * 60_000, askEveryMs: 10 * 60_000 }
/** Working days that a person has for the first of a batch; of which nobody is told to be in a hurry sooner than one before (`activities/review.ts`). */
const WORKING_DAYS = 2
/** Before the ERP's working day begins the robot must still be able to post what is no batch. */
const LEFT_FOR_POSTING_MS = 10 * 60_000

/** `robotUntil`: when the ERP's working day begins. */
export function holdFrom(now: Instant, robotUntil: Instant, { gatherMs, askEveryMs }: HoldPatience): Hold {
  const at = Date.parse(now)
  const gathers = Math.max(at, Math.min(at + gatherMs, Date.parse(robotUntil) - LEFT_FOR_POSTING_MS))
  const [until] = deadlines(now, WORKING_DAYS, undefined)
  if (until === undefined) throw new RangeError('no deadline')
  return { gathersUntil: iso(gathers), until, askEveryMs }
}

function iso(ms: number): Instant {
  return new Date(ms).toISOString()
}
