import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CPR_MASK, cprNumbers, maskCpr, maskCprInNumber } from './cpr.ts'

describe('maskCpr', () => {
  it.each([
    '010190-1234',
    '0101901234',
    '010190 - 1234',
    '010190–1234',
    '010190/1234',
    '010190.1234',
    '010190_1234',
    '010190\u200B-1234',
    '0101\u200B901234',
    '０１０１９０-１２３４',
    '290200-1234',
    '610190-1234',
    '910190-1234',
    '311299-0000',
  ])('masks %s', (number) => {
    expect(maskCpr(`for ${number}, tak`)).toBe(`for ${CPR_MASK}, tak`)
    expect(maskCpr(`CPR${number}.`)).toBe(`CPR${CPR_MASK}.`)
  })

  it.each([
    ['a day that is none', '320190-1234'],
    ['a month that is none', '011390-1234'],
    ['a replacement day that is none', '920190-1234'],
    ['30 February', '300290-1234'],
    ['more digits before', '10101901234'],
    ['more digits behind', '01019012345'],
    ['a location number', '5790000001234'],
    ['an amount', '0101901234,50'],
    ['a date and a quantity', '010190 1234'],
  ])('leaves %s', (_, text) => {
    expect(maskCpr(text)).toBe(text)
  })

  it('masks a number with a space where the text says what it is', () => {
    expect(maskCpr('CPR-nr.: 010190 1234')).toBe(`CPR-nr.: ${CPR_MASK}`)
  })

  it('masks several, and once', () => {
    const once = maskCpr('010190-1234 og 020290-4321')
    expect(once).toBe(`${CPR_MASK} og ${CPR_MASK}`)
    expect(maskCpr(once)).toBe(once)
  })

  it('masks every number of a real day, whatever its last four digits', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        day,
        fc.boolean(),
        fc.constantFrom('', '-'),
        fc.nat(9999),
        (date, replacement, hyphen, serial) => {
          const two = (n: number) => String(n).padStart(2, '0')
          const shown = two(date.getUTCDate() + (replacement ? 60 : 0))
          const number = `${shown}${two(date.getUTCMonth() + 1)}${two(date.getUTCFullYear() % 100)}${hyphen}${String(serial).padStart(4, '0')}`
          expect(maskCpr(`(${number})`)).toBe(`(${CPR_MASK})`)
        },
      ),
    )
  })
})

describe('maskCprInNumber', () => {
  it('masks with a hyphen only, and only whole', () => {
    expect(maskCprInNumber('010190-1234')).toBe(CPR_MASK)
    expect(maskCprInNumber('0101901234')).toBe('0101901234')
    expect(maskCprInNumber('A010190-1234')).toBe('A010190-1234')
    expect(maskCprInNumber('010190-1234-7')).toBe('010190-1234-7')
  })
})

describe('cprNumbers', () => {
  it('finds what the text calls a CPR number, once, however it is written', () => {
    const text = 'CPR: 010190-1234, cpr-nr. 0101901234, Cpr ０１０１９０-１２３４; personnummer 610190 4321'
    expect(cprNumbers(text)).toEqual(['0101901234', '6101904321'])
  })

  it.each([
    'Kundenr. 1512345678',
    'S/N 2403221234',
    '241221-1430',
    'Projekt 200122-0012',
    'Konto 9104 0101901234',
    'cpr 320190-1234',
    'tak for handlen',
  ])('does not take “%s” for one', (text) => {
    expect(cprNumbers(text)).toEqual([])
  })
})
