import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal, times, toOre } from './decimal.ts'

const of = (text: string) => {
  const found = parseDecimal(text)
  if (!found) throw new Error(text)
  return found
}

describe('decimal', () => {
  it.each([
    ['0.00125', '1000', 125],
    ['0.005', '1', 1],
    ['-0.005', '1', -1],
    ['0.0049', '1', 0],
    ['33.33', '3', 9999],
    ['1.1', '-1.1', -121],
  ])('%s times %s is %d øre', (a, b, ore) => {
    expect(toOre(times(of(a), of(b)))).toBe(ore)
  })

  it('divides by what the price is for', () => {
    expect(toOre(times(of('100.00'), of('3')), of('100'))).toBe(300)
    expect(toOre(times(of('1'), of('1')), of('3'))).toBe(33)
    expect(toOre(of('1'), of('0.00'))).toBeUndefined()
  })

  it.each(['', 'to', '1,5', '1e1', '.5', '5.', '--1', '1'.repeat(21)])('is none: %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined()
  })

  it('is a whole number of øre exactly, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(6), (ore, zeros) => {
        const abs = String(Math.abs(ore)).padStart(3, '0')
        const text = `${ore < 0 ? '-' : '+'}${abs.slice(0, -2)}.${abs.slice(-2)}${'0'.repeat(zeros)}`
        expect(toOre(of(text))).toBe(ore)
      }),
    )
  })
})
