import { expect, it } from 'vitest'
import { saysNothing } from './number.ts'

it.each([
  '',
  '-',
  '...',
  '0',
  '000',
  'N/A',
  'n/a.',
  'Ingen',
  'ingen nummer',
  'XXX',
  'Faktura',
  'Fakturanr.',
  '０',
])('%j is no number', (number) => {
  expect(saysNothing(number)).toBe(true)
})
it.each(['1', '10', 'A', 'X1', 'Faktura 7', 'NO-7', '0001', 'JULI', 'N/A 12'])('%j is one', (number) => {
  expect(saysNothing(number)).toBe(false)
})
