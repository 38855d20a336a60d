import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, deadlines, isWorkingDay, nextWorkingDayBegin, ZONE } from './deadline.ts'

const day = (date: string) => DateTime.fromISO(date, { zone: ZONE })

describe('working days', () => {
  it.each([
    ['a Friday', '2026-03-13'],
    ['the day after New Year', '2026-01-02'],
    ['Labour Day, which is none of the public holidays', '2026-05-01'],
    ['Constitution Day, which the law does not make a holiday', '2026-06-05'],
    ['Christmas Eve, likewise', '2026-12-24'],
    ['New Year’s Eve, likewise', '2026-12-31'],
  ])('are: %s', (_, date) => {
    expect(isWorkingDay(day(date))).toBe(true)
  })

  it.each([
    ['Saturday', '2026-03-14'],
    ['Sunday', '2026-03-15'],
    ['New Year', '2026-01-01'],
    ['Maundy Thursday', '2026-04-02'],
    ['Good Friday', '2026-04-03'],
    ['Easter Monday', '2026-04-06'],
    ['Ascension Day', '2026-05-14'],
    ['Whit Monday', '2026-05-25'],
    ['Christmas Day', '2026-12-25'],
    ['the day after Christmas', '2028-12-26'],
    ['Easter Monday of another year', '2027-03-29'],
  ])('are not: %s', (_, date) => {
    expect(isWorkingDay(day(date))).toBe(false)
    expect(isWorkingDay(day(date).endOf('day'))).toBe(false)
  })

  it('are counted over Easter, forth and back', () => {
    expect(addWorkingDays(day('2026-04-01'), 1).toISODate()).toBe('2026-04-07')
    expect(addWorkingDays(day('2026-04-01'), 2).toISODate()).toBe('2026-04-08')
    expect(addWorkingDays(day('2026-04-07'), -1).toISODate()).toBe('2026-04-01')
    expect(addWorkingDays(day('2026-04-04'), 0).toISODate()).toBe('2026-04-04')
  })

  it('forth and back again is where one was, and never on a day off', () => {
    const dates = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 30 }), (date, count) => {
        const from = addWorkingDays(DateTime.fromJSDate(date, { zone: ZONE }).startOf('day'), 1)
        const to = addWorkingDays(from, count)
        expect(isWorkingDay(to)).toBe(true)
        expect(addWorkingDays(to, -count).toMillis()).toBe(from.toMillis())
      }),
    )
  })
})

describe('the deadlines of a waiting invoice', () => {
  it('are the area’s, then two working days each, at four in the afternoon', () => {
    // A Thursday.
    expect(deadlines('2026-03-12T03:00:00Z', 5, undefined)).toEqual([
      '2026-03-19T15:00:00.000Z',
      '2026-03-23T15:00:00.000Z',
      '2026-03-25T15:00:00.000Z',
    ])
  })

  it('come sooner where the invoice is due: three working days before', () => {
    expect(deadlines('2026-03-12T03:00:00Z', 5, '2026-03-20')[0]).toBe('2026-03-17T15:00:00.000Z')
    expect(deadlines('2026-03-12T03:00:00Z', 5, '2026-03-24')[0]).toBe('2026-03-19T15:00:00.000Z')
    expect(deadlines('2026-03-12T03:00:00Z', 5, '2026-03-25')[0]).toBe('2026-03-19T15:00:00.000Z')
  })

  it.each(['2026-03-12', '2026-03-16', '2020-01-01'])(
    'leave one working day, however late the invoice is: %s',
    (due) => {
      expect(deadlines('2026-03-12T03:00:00Z', 5, due)[0]).toBe('2026-03-13T15:00:00.000Z')
      expect(deadlines('2026-03-12T22:30:00Z', 0, due)[0]).toBe('2026-03-13T15:00:00.000Z')
    },
  )

  it('count from the Danish day, not from that of Greenwich', () => {
    // Half past midnight on Friday the 13th in Denmark.
    expect(deadlines('2026-03-12T23:30:00Z', 1, undefined)[0]).toBe('2026-03-16T15:00:00.000Z')
  })

  it('stay at four in the afternoon when the clocks change', () => {
    expect(deadlines('2026-03-27T08:00:00Z', 1, undefined)).toEqual([
      '2026-03-30T14:00:00.000Z',
      '2026-04-01T14:00:00.000Z',
      '2026-04-08T14:00:00.000Z',
    ])
    expect(deadlines('2026-10-23T08:00:00Z', 1, undefined)[0]).toBe('2026-10-26T15:00:00.000Z')
  })

  it('pass over the turn of the year', () => {
    expect(deadlines('2026-12-23T08:00:00Z', 2, undefined)).toEqual([
      '2026-12-28T15:00:00.000Z',
      '2026-12-30T15:00:00.000Z',
      '2027-01-04T15:00:00.000Z',
    ])
  })

  it('are in order and on working days, whenever', () => {
    const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.nat(20), fc.option(moments, { nil: undefined }), (now, days, due) => {
        const found = deadlines(now.toISOString(), days, due?.toISOString().slice(0, 10))
        const at = found.map((moment) => DateTime.fromISO(moment, { zone: ZONE }))
        expect(at.every((m) => isWorkingDay(m) && m.hour === 16 && m.minute === 0)).toBe(true)
        const [first = '', second = '', third = ''] = found
        expect(now.toISOString() < first && first < second && second < third).toBe(true)
      }),
    )
  })

  it('refuse what is no moment', () => {
    expect(() => deadlines('yesterday', 5, undefined)).toThrow(RangeError)
    expect(() => deadlines('2026-03-12T03:00:00Z', 5, '2026-02-30')).toThrow(RangeError)
  })
})

describe('the end of the robot’s night', () => {
  it.each([
    ['before seven', '2026-03-12T00:30:00Z', '2026-03-12T06:00:00.000Z'],
    ['at seven it is tomorrow’s', '2026-03-12T06:00:00Z', '2026-03-13T06:00:00.000Z'],
    ['just before seven', '2026-03-12T05:59:59.999Z', '2026-03-12T06:00:00.000Z'],
    ['in the evening', '2026-03-12T20:00:00Z', '2026-03-13T06:00:00.000Z'],
    ['after midnight in Denmark, before it in Greenwich', '2026-03-12T23:30:00Z', '2026-03-13T06:00:00.000Z'],
    ['in the short night of 29 March', '2026-03-29T00:30:00Z', '2026-03-29T05:00:00.000Z'],
    ['on the eve of it', '2026-03-28T12:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['on the day of it', '2026-03-29T05:00:00Z', '2026-03-30T05:00:00.000Z'],
    ['in the long night of 25 October', '2026-10-24T23:30:00Z', '2026-10-25T06:00:00.000Z'],
    ['in its hour that comes twice, the first time', '2026-10-25T00:30:00Z', '2026-10-25T06:00:00.000Z'],
    ['and the second time', '2026-10-25T01:30:00Z', '2026-10-25T06:00:00.000Z'],
    ['on New Year’s Eve', '2026-12-31T23:30:00Z', '2027-01-01T06:00:00.000Z'],
  ])('%s', (_, now, begin) => {
    expect(nextWorkingDayBegin(now)).toBe(begin)
  })

  it('is at seven, ahead, and at most a day and an hour away, whenever', () => {
    const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (now) => {
        const begin = DateTime.fromISO(nextWorkingDayBegin(now.toISOString()), { zone: ZONE })
        expect([begin.hour, begin.minute, begin.second, begin.millisecond]).toEqual([7, 0, 0, 0])
        const ahead = begin.toMillis() - now.getTime()
        expect(ahead > 0 && ahead <= 25 * 60 * 60 * 1000).toBe(true)
      }),
    )
  })
})
