import { expect, it } from 'vitest'
import { dayOf } from '../../domain/duplicates/sighting.ts'
import { writtenAmount, writtenDay } from './written.ts'

it.each([
  ['1234.56', 123_456],
  ['1.234,56', 123_456],
  ['1 234,56', 123_456],
  ['1\u00a0234,5', 123_450],
  ['1,234.56', 123_456],
  ['1.234.567', 123_456_700],
  ['-1.234,56', -123_456],
  ['1.234,56-', -123_456],
  ['12,5', 1_250],
  ['1234.500', 123_450],
  ['0.500', 50],
  ['0.125', 13],
  ['99', 9_900],
])('the amount %s is %i øre', (text, value) => {
  expect(writtenAmount(text)).toEqual({ value })
})

it.each(['1.234', '1,234', '-12.500', '123.456'])('the amount %s means two things', (text) => {
  expect(writtenAmount(text)).toBe('ambiguous')
})

it.each(['', 'abc', '1.23.4', '1,2,3', '12,345.6,7', '1e3', 'kr. 12', '12 kr.', '--5', '9'.repeat(20)])(
  'the amount %j is none',
  (text) => {
    expect(writtenAmount(text)).toBe('unreadable')
  },
)

it.each([
  '24-11-2026',
  '24.11.2026',
  '24/11/2026',
  '11/24/2026',
  '2026/11/24',
  '20261124',
  '24-11-2026 08:15',
])('%s is a day', (text) => {
  expect(writtenDay(text)).toEqual({ value: dayOf('2026-11-24') })
})

it('reads the day first where points or hyphens stand, and one that is its month', () => {
  for (const text of ['3-4-2026', '03.04.2026'])
    expect(writtenDay(text)).toEqual({ value: dayOf('2026-04-03') })
  expect(writtenDay('4/4/2026')).toEqual({ value: dayOf('2026-04-04') })
})

it('knows no day in what is ambiguous or none', () => {
  expect(writtenDay('3/4/2026')).toBe('ambiguous')
  for (const text of ['', 'i går', '24-11-26', '31-02-2026', '24-13-2026', '2026-02-30'])
    expect(writtenDay(text)).toBe('unreadable')
})
