/** Deadlines over days that are no working days, and over both changes of summer time. */
import type { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { addWorkingDays } from '../../domain/review/deadline.ts'
import { AREA } from '../../scripts/rehearsal/registers.ts'
import { autumnChange, christmasEve, easterSunday, springChange } from './calendar.ts'
import { skippingTown } from './skipping-town.ts'

/** Of the deadline, in Greenwich. */
const SUMMER = 'T14:00:00.000Z'
const WINTER = 'T15:00:00.000Z'

/** A day on which an invoice with one working day arrives, the day of its deadline, and the hour of that. */
interface Eve {
  readonly arrives: DateTime
  readonly due: DateTime
  readonly hour: string
}

const EVES: readonly (readonly [string, (now: DateTime) => Eve])[] = [
  [
    'the change to summer time',
    (now) => {
      const arrives = springChange(now).minus({ days: 2 })
      return { arrives, due: addWorkingDays(arrives, 1), hour: SUMMER }
    },
  ],
  [
    'the change to winter time',
    (now) => {
      const arrives = autumnChange(now).minus({ days: 2 })
      return { arrives, due: arrives.plus({ days: 3 }), hour: WINTER }
    },
  ],
  [
    'Christmas',
    (now) => {
      const arrives = christmasEve(now)
      // The first day of the week after the 26th.
      const third = arrives.plus({ days: 3 })
      const due = third.weekday > 5 ? third.plus({ days: 8 - third.weekday }) : third
      return { arrives, due, hour: WINTER }
    },
  ],
  [
    'Easter',
    (now) => {
      const sunday = easterSunday(now)
      const due = sunday.plus({ days: 2 })
      // Where the clocks change at Easter or after it, that decides the hour.
      return { arrives: sunday.minus({ days: 4 }), due, hour: due.isInDST ? SUMMER : WINTER }
    },
  ],
]

it.each(EVES)('one working day over %s ends at four in the afternoon in Denmark', async (_, eveOf) => {
  const town = await skippingTown()
  const { arrives, due, hour } = eveOf(town.clock())
  await town.travel(arrives.set({ hour: 10 }))
  await town.setMode('on')
  await town.store.areas.setDeadline(AREA, 1)
  const id = await town.waiting({ holdsCpr: true })
  const expected = `${due.toISODate()}${hour}`
  const deadline = due.set({ hour: 16 })
  expect(deadline.toUTC().toISO()).toBe(expected)
  expect((await town.store.records.get(id))?.review?.deadlines[0]?.toISOString()).toBe(expected)
  await town.travel(deadline.minus({ minutes: 1 }))
  expect(await town.state(id)).toMatchObject({ phase: 'waiting', level: 0 })
  expect(town.mails).toEqual([])
  await town.travel(deadline)
  await town.until(async () => town.mails.length > 0)
  expect(await town.state(id)).toMatchObject({ phase: 'waiting', level: 1 })
})
