/** When a waiting invoice is reminded of, and when it is handed on: nobody's holiday stops it. */
import Holidays from 'date-holidays'
import { DateTime } from 'luxon'
import type { Instant, IsoDate } from '../invoice/invoice.ts'

export const ZONE = 'Europe/Copenhagen'
/** When people can be expected to have seen a day's work, local hour. */
const END_OF_DAY = 16
/** A reviewer always has at least so long, however late the invoice is. */
const LEAST_WORKING_DAYS = 1
/** Working days before the due date by which it must be decided, so that the payment run can pay it. */
const DAYS_BEFORE_DUE = 3
/** Working days between reminder, stand-in with leader, and finance. */
const DAYS_BETWEEN_LEVELS = 2

const danish = new Holidays('DK', { types: ['public'] })
/** By year, each computed once: the library works out all rules of a year for every day that it is asked about. */
const holidays = new Map<number, ReadonlySet<string>>()

export function isWorkingDay(day: DateTime): boolean {
  return day.weekday <= 5 && !holidaysOf(day.year).has(day.toISODate() ?? '')
}

function holidaysOf(year: number): ReadonlySet<string> {
  const known = holidays.get(year)
  if (known) return known
  const made = new Set(danish.getHolidays(year).map(({ date }) => date.slice(0, ISO_DATE_LENGTH)))
  holidays.set(year, made)
  return made
}

const ISO_DATE_LENGTH = 10

/** The day that lies `count` working days after `day` (before it, where `count` is negative). */
export function addWorkingDays(day: DateTime, count: number): DateTime {
  // The day after no day is no day either: without this the search would not end.
  if (!day.isValid) throw new RangeError('not a day')
  let at = day
  for (let left = Math.abs(count); left > 0; ) {
    at = at.plus({ days: Math.sign(count) })
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/**
 * The three moments of a waiting invoice: reminder, stand-in and leader, finance. The first is the area's number of working days
 * from now, or some working days before the due date, whichever is first, but never less than one working day away.
 */
export function deadlines(now: Instant, areaDays: number, dueDate: IsoDate | undefined): readonly Instant[] {
  const today = DateTime.fromISO(now, { zone: ZONE }).set({
    hour: END_OF_DAY,
    minute: 0,
    second: 0,
    millisecond: 0,
  })
  const byArea = addWorkingDays(today, areaDays)
  const byDue = dueDate ? addWorkingDays(atEndOf(dueDate), -DAYS_BEFORE_DUE) : byArea
  const first = DateTime.max(addWorkingDays(today, LEAST_WORKING_DAYS), DateTime.min(byArea, byDue))
  const second = addWorkingDays(first, DAYS_BETWEEN_LEVELS)
  return [first, second, addWorkingDays(second, DAYS_BETWEEN_LEVELS)].map(toInstant)
}

/** Local hour at which the ERP's working day begins and the robot's night ends. */
const WORKING_DAY_BEGINS = 7

/** The next moment at which the ERP's working day begins, after `now`. */
export function nextWorkingDayBegin(now: Instant): Instant {
  const at = DateTime.fromISO(now, { zone: ZONE })
  const today = at.set({ hour: WORKING_DAY_BEGINS, minute: 0, second: 0, millisecond: 0 })
  return toInstant(today > at ? today : today.plus({ days: 1 }))
}

function atEndOf(date: IsoDate): DateTime {
  return DateTime.fromISO(date, { zone: ZONE }).set({ hour: END_OF_DAY })
}

function toInstant(at: DateTime): Instant {
  const iso = at.toUTC().toISO()
  if (!iso) throw new RangeError('not a moment in time')
  return iso
}
