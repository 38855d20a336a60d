import { describe, expect, it } from 'vitest'
import { invoiceOf } from '../scripts/rehearsal/registers.ts'
import type { InvoiceRecord, Review } from '../store/record.ts'
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
  const waiting = (change: Partial<Review>, of: readonly string[] = []): InvoiceRecord => ({
    _id: 'invoice/erp/D1',
    source: 'erp',
    documentId: 'D1',
    fileName: 'D1.xml',
    receivedAt: new Date(0),
    size: 1,
    sha256: '',
    duplicates: { verdict: of.length > 0 ? 'same' : 'none', of, version: 1 },
    review: {
      reason: 'WAY_CONTROL',
      blind: false,
      proposal: true,
      mayBeDuplicate: false,
      level: 0,
      since: new Date(0),
      deadlines: [],
      ...change,
    },
  })

  it('of a control sample are without approval', () => {
    expect(choicesOf(waiting({ blind: true }))).toEqual(['code', 'return', 'ask'])
  })

  it('of a possible duplicate: nothing is posted before it is answered for', () => {
    const choices = choicesOf(waiting({ reason: 'WAY_DUPLICATE', mayBeDuplicate: true }, ['invoice/erp/D0']))
    expect(choices).toEqual(['return', 'ask', 'duplicate', 'notDuplicate'])
  })

  it('of an invoice that is like no other offer no duplicate', () => {
    expect(choicesOf(waiting({}))).toEqual(['approve', 'code', 'return', 'ask'])
    expect(choicesOf(waiting({}, ['invoice/erp/D0']))).toContain('duplicate')
  })
})
