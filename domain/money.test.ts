import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, formatDecimal, formatKroner, MAX_ORE, parseOre, sum } from './money.ts'

const ore = fc.integer({ min: -MAX_ORE, max: MAX_ORE })

describe('parseOre', () => {
  it('reads what formatDecimal writes', () => {
    fc.assert(
      fc.property(ore, (amount) => {
        expect(parseOre(formatDecimal(amount))).toBe(amount)
      }),
    )
  })

  it.each([
    ['1234.5', 123_450],
    ['-0.10', -10],
    ['+1', 100],
    [' 7.00 ', 700],
    ['0.0000', 0],
    ['-0', 0],
    ['-0.00', 0],
    ['5.', 500],
    ['1.230000000000000000', 123],
    ['10000000000.00', MAX_ORE],
    ['-10000000000', -MAX_ORE],
    ['0000000000001', 100],
  ])('reads %s', (text, amount) => {
    expect(parseOre(text)).toBe(amount)
  })

  it.each([
    '',
    ' ',
    '.',
    '.5',
    '1,5',
    '1.005',
    '1.2300000001',
    '10000000000.01',
    '-10000000000.01',
    '1e3',
    '0x10',
    'NaN',
    '--1',
    '1 2',
    '٣',
    '12345678901234',
    '1.5kr',
    'x1',
  ])('does not read %j', (text) => {
    expect(parseOre(text)).toBeUndefined()
  })
})

describe('formatting', () => {
  it.each([
    [0, '0.00', '0,00 kr.'],
    [5, '0.05', '0,05 kr.'],
    [-5, '-0.05', '-0,05 kr.'],
    [123_450, '1234.50', '1.234,50 kr.'],
    [-100_000_000, '-1000000.00', '-1.000.000,00 kr.'],
    [99_999, '999.99', '999,99 kr.'],
  ])('writes %d for machines and for people', (amount, decimal, kroner) => {
    expect(formatDecimal(amount)).toBe(decimal)
    expect(formatKroner(amount)).toBe(kroner)
  })
})

const abs = (n: bigint): bigint => (n < 0n ? -n : n)

describe('allocate', () => {
  const weights = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 20 })

  it('adds up, whatever the signs', () => {
    fc.assert(
      fc.property(ore, weights, (total, parts) => {
        const shared = allocate(total, parts)
        expect(shared).toHaveLength(parts.length)
        expect(sum(shared)).toBe(total)
      }),
    )
  })

  it('gives each part its exact share to within an øre, whatever the signs', () => {
    fc.assert(
      fc.property(ore, weights, (total, parts) => {
        const whole = BigInt(sum(parts))
        fc.pre(whole !== 0n)
        const size = abs(whole)
        fc.pre(parts.every((w) => abs(BigInt(total) * BigInt(w)) < size * BigInt(MAX_ORE)))
        allocate(total, parts).forEach((part, i) => {
          const off = BigInt(part) * whole - BigInt(total) * BigInt(parts[i] ?? 0)
          expect(off < size && off > -size).toBe(true)
        })
      }),
    )
  })

  it('divides a negative total as the positive one, with the sign turned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ORE }), weights, (total, parts) => {
        expect(allocate(-total, parts)).toEqual(allocate(total, parts).map((p) => 0 - p))
      }),
    )
  })

  it.each([
    ['nothing among none', 0, [], []],
    ['equal remainders to the earlier', 100, [1, 1, 1], [34, 33, 33]],
    ['the largest remainders', 100, [1, 4, 1], [17, 67, 16]],
    ['two over', 5, [1, 1, 1], [2, 2, 1]],
    [
      'parts that would be no amounts',
      31_272_888_949,
      [999_980, -999_987, 14, -4],
      [31_272_888_949, 0, 0, 0],
    ],
    ['all to the first where all weigh nothing', 7, [0, 0], [7, 0]],
    ['all to the first where the weights are each other’s opposite', 7, [5, -5], [7, 0]],
    ['against a discount', 1, [-109, 605, 504], [0, 1, 0]],
    ['with weights that are all negative', 10, [-1, -4], [2, 8]],
    ['nothing', 0, [3, 4], [0, 0]],
  ])('divides %s', (_, total, parts, expected) => {
    expect(allocate(total, parts)).toEqual(expected)
  })

  it('keeps the øre of amounts beyond what a product of two numbers can hold', () => {
    expect(allocate(MAX_ORE, [MAX_ORE * 2500, MAX_ORE * 2500])).toEqual([MAX_ORE / 2, MAX_ORE / 2])
  })
})
