import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_CORES, numberForm } from './number-form.ts'

describe('a number folds', () => {
  it.each([
    ['1O532', '10532'],
    ['l0532', '10532'],
    ['1053B', '10538'],
    ['5 0 5 3 2', 'SOS3Z'],
    ['INV-00123', '123'],
    ['123 kopi', '123'],
    ['Faktura nr. 4711', '4711'],
    ['TP001', 'TP1'],
    ['０１２', '12'],
  ])('%j like %j', (a, b) => {
    expect(numberForm(a).folded).toBe(numberForm(b).folded)
  })

  it.each([
    ['10532', '10533'],
    ['A1', 'B1'],
    ['Nordea', 'Norde'],
  ])('%j unlike %j', (a, b) => {
    expect(numberForm(a).folded).not.toBe(numberForm(b).folded)
  })
})

describe('a number shares a core', () => {
  it.each([
    ['10532-1', '10532'],
    ['10532A', '10532'],
    ['10532 /2', '10532'],
    ['TP155306', '155306'],
    ['2022/10532', '10532'],
    ['11A', '11'],
  ])('%j with %j', (a, b) => {
    expect(numberForm(a).cores).toContain(numberForm(b).folded)
  })
})

it('stands in a series by its letters, with all its digits', () => {
  expect(numberForm('HHS 714')).toMatchObject({ series: 'HHS#', value: 714, digits: 3 })
  expect(numberForm('36/994834')).toMatchObject({ series: '#', value: 36_994_834 })
  expect(numberForm('BLOCK BED').value).toBeUndefined()
  expect(numberForm('1'.repeat(30)).value).toBeUndefined()
})

it('has few forms, whatever is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (number) => {
      const { cores, folded } = numberForm(number)
      expect(cores.length).toBeLessThanOrEqual(MAX_CORES)
      expect(cores[0]).toBe(folded)
    }),
    { numRuns: 2_000 },
  )
})
