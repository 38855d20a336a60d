import { describe, expect, it } from 'vitest'
import { amountLevel, dateLevel, numberLevel } from './agreement.ts'
import { seen } from './sample.test-support.ts'

describe('numbers agree', () => {
  it.each([
    ['10532', '1 0532', 'equal'],
    ['10532', '1O532', 'folded'],
    ['10532', 'INV 10532', 'folded'],
    ['10532', '10532-1', 'affix'],
    ['10532', 'TP10532', 'affix'],
    ['10532-1', '10532-2', 'core'],
    ['10532', '10632', 'near'],
    ['10532', '15032', 'near'],
    ['10532', '1052', 'near'],
    ['10532', '105342', 'near'],
    ['10532', '10623', 'other'],
    ['10532', '20632', 'other'],
    ['12', '13', 'other'],
    ['', '', 'other'],
  ] as const)('%j and %j: %s', (a, b, level) => {
    expect(numberLevel(seen({ number: a }), seen({ number: b }))).toBe(level)
    expect(numberLevel(seen({ number: b }), seen({ number: a }))).toBe(level)
  })
})

describe('amounts agree', () => {
  it.each([
    [100_000, 100_000, 'equal'],
    [100_000, 100_099, 'rounded'],
    [100_000, 100_101, 'part'],
    [125_000, 100_000, 'vat'],
    [100_000, 125_000, 'vat'],
    [120_000, 100_000, 'vat'],
    [50_000, 100_000, 'half'],
    [30_000, 100_000, 'part'],
    [100_000, 30_000, 'other'],
    [50, 90, 'part'],
  ] as const)('%j and %j: %s', (a, b, level) => {
    expect(amountLevel(seen({ amount: a }), seen({ amount: b }))).toBe(level)
  })

  it('never in two currencies', () => {
    expect(amountLevel(seen(), seen({ currency: 'EUR' }))).toBe('other')
  })
})

describe('dates agree', () => {
  it.each([
    [0, 'same'],
    [1, 'close'],
    [10, 'close'],
    [30, 'months'],
    [61, 'months'],
    [45, 'other'],
    [365, 'year'],
    [371, 'year'],
    [730, 'other'],
  ] as const)('%j days apart: %s', (days, level) => {
    expect(dateLevel(20_000, 20_000 + days)).toBe(level)
    expect(dateLevel(20_000 + days, 20_000)).toBe(level)
  })

  it('not where there is none', () => {
    expect(dateLevel(undefined, 1)).toBe('other')
  })
})
