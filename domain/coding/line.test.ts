import { expect, it } from 'vitest'
import { dateOf, dayOf } from './line.ts'

it('a calendar date is a day, and that day is the date', () => {
  expect(dayOf('2000-01-01')).toBe(0)
  for (const date of ['1999-12-31', '2020-02-29', '2021-03-01', '2026-12-31'])
    expect(dateOf(dayOf(date))).toBe(date)
})

it.each(['2021-02-30', '2021-02-29', '2021-13-01', '2021-1-1', 'yesterday', ''])('%j is no day', (date) => {
  expect(dayOf(date)).toBeNaN()
})
