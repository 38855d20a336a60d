import { describe, expect, it } from 'vitest'
import { isUnit } from './units.ts'

describe('a unit', () => {
  it.each(['EA', 'C62', 'H87', 'HUR', 'DAY', 'MON', 'ANN', 'KGM', 'MTR', 'XPP', 'BO', 'CS'])(
    'is %s',
    (code) => {
      expect(isUnit(code)).toBe(true)
    },
  )
  it.each(['', 'stk', 'ea', 'TIMER', 'QQX', 'PCS', 'XJJ', 'toString'])('is not %j', (code) => {
    expect(isUnit(code)).toBe(false)
  })
})
