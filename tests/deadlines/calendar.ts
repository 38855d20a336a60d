/** Days to come, whenever the tests run: the server's time goes forward only. */
import { DateTime } from 'luxon'
import { ZONE } from '../../domain/review/deadline.ts'

/** The second Monday of September at ten: no public holiday is near. */
export function quietMonday(after: DateTime): DateTime {
  return next(after, (year) => onOrAfter(1, at(year, 9, 8))).set({ hour: 10 })
}

/** The Sunday on which the clocks go forward: it begins at midnight. */
export function springChange(after: DateTime): DateTime {
  return next(after, (year) => onOrAfter(7, at(year, 3, 25)))
}

/** The Sunday on which they go back. */
export function autumnChange(after: DateTime): DateTime {
  return next(after, (year) => onOrAfter(7, at(year, 10, 25)))
}

export function christmasEve(after: DateTime): DateTime {
  return next(after, (year) => at(year, 12, 24))
}

/** The first Sunday after the full moon of spring, by the rule of the Gregorian calendar. */
export function easterSunday(after: DateTime): DateTime {
  return next(after, (year) => {
    const century = Math.floor(year / 100)
    const golden = year % 19
    const corrected = Math.floor((century - Math.floor((century - 17) / 25)) / 3)
    const epact = (century - Math.floor(century / 4) - corrected + 19 * golden + 15) % 30
    const late = epact > 28 || (epact === 28 && golden > 10) ? 1 : 0
    return onOrAfter(7, at(year, 3, 22).plus({ days: epact - late }))
  })
}

function at(year: number, month: number, day: number): DateTime {
  return DateTime.fromObject({ year, month, day }, { zone: ZONE })
}

/** `weekday`: 1 Monday … 7 Sunday. */
function onOrAfter(weekday: number, day: DateTime): DateTime {
  return day.plus({ days: (weekday - day.weekday + 7) % 7 })
}

/** The first such day that lies more than a week ahead, so that its eve does too. */
function next(after: DateTime, dayOf: (year: number) => DateTime): DateTime {
  const from = after.plus({ days: 7 })
  const day = dayOf(from.year)
  return day > from ? day : dayOf(from.year + 1)
}
