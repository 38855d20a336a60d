import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invoiceId, splitInvoiceId } from './id.ts'

describe('an invoice’s id', () => {
  it('names source and document', () => {
    expect(invoiceId('prisme', 'D-1_2.3')).toBe('invoice/prisme/D-1_2.3')
  })

  it('can be taken apart again', () => {
    const part = fc.string({ unit: fc.constantFrom(...'AZaz09._-'), minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(part, part, (source, sourceId) => {
        expect(splitInvoiceId(invoiceId(source, sourceId))).toEqual({ source, sourceId })
      }),
    )
  })

  it.each(['', 'a/b', 'a b', 'é', 'a\n', '\na', '%2F', 'a:b', 'x'.repeat(101)])('has no part %j', (part) => {
    expect(() => invoiceId(part, 'D1')).toThrow(RangeError)
    expect(() => invoiceId('erp', part)).toThrow('1 to 100 letters')
  })

  it.each([
    '',
    'invoice',
    'invoice/erp',
    'invoice/erp/',
    'invoice//D1',
    'invoice/erp/D1/x',
    'intake/erp/D1',
    'invoice/erp/D1/',
  ])('is not %j', (id) => {
    expect(splitInvoiceId(id)).toBeUndefined()
  })
})
