import { describe, expect, it } from 'vitest'
import { invoiceOf } from '../scripts/rehearsal/registers.ts'
import { choicesOf } from './choices.ts'
import { parseCodings } from './codings.ts'
import { Usage } from './exit.ts'

const invoice = invoiceOf({
  lines: [
    { id: '1', text: 'x', net: 12_345, vatCategory: 'S', vatRate: 2500 },
    { id: '2', text: 'y', net: -500, vatCategory: 'S', vatRate: 2500 },
  ],
})
const parse = (value: unknown) => parseCodings(JSON.stringify(value), invoice)

describe('a file of codings', () => {
  it('gives a whole line its own amount, and a part what is written', () => {
    const coding = { account: '4600', vatCode: 'I25' }
    expect(parse([{ line: '1', ...coding }])).toEqual([
      { lineId: '1', coding: { ...coding, dimensions: {} }, net: 12_345 },
    ])
    expect(parse([{ line: '2', ...coding, dimensions: { project: '7' }, net: '-1.50' }])).toEqual([
      { lineId: '2', coding: { ...coding, dimensions: { project: '7' } }, net: -150 },
    ])
  })

  it.each<[string, unknown]>([
    ['no line of the invoice', [{ line: '9', account: '1', vatCode: 'I25' }]],
    ['no VAT code', [{ line: '1', account: '1', vatCode: 'I99' }]],
    ['an amount with a fraction of an øre', [{ line: '1', account: '1', vatCode: 'I25', net: '1.005' }]],
    ['an amount as a number', [{ line: '1', account: '1', vatCode: 'I25', net: 1 }]],
    ['a field that nobody knows', [{ line: '1', account: '1', vatCode: 'I25', vat: '1' }]],
    ['nothing', []],
  ])('is refused with %s', (_, value) => {
    expect(() => parse(value)).toThrow(Usage)
  })

  it('is refused where it is no JSON', () => {
    expect(() => parseCodings('{', invoice)).toThrow(Usage)
  })
})

describe('choices', () => {
  const review = { level: 0, since: new Date(0), deadlines: [] }

  it('of a control sample are without approval', () => {
    const choices = choicesOf({ ...review, reason: 'WAY_CONTROL', blind: true, proposal: true })
    expect(choices).toEqual(['code', 'return', 'ask', 'duplicate'])
  })

  it('of a possible duplicate: nothing is posted before it is answered for', () => {
    const choices = choicesOf({ ...review, reason: 'WAY_DUPLICATE', blind: false, proposal: true })
    expect(choices).toEqual(['return', 'ask', 'duplicate', 'notDuplicate'])
  })
})
