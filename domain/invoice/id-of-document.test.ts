import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInvoiceId } from './id.ts'
import { idOfDocument } from './id-of-document.ts'

describe('the invoice’s id for a document', () => {
  it.each(['D2022-00006', 'x-1', `x-${'0'.repeat(31)}`, '...', 'x'.repeat(100)])(
    'has %j in it as it is',
    (id) => {
      expect(idOfDocument('erp', id)).toBe(`invoice/erp/${id}`)
    },
  )

  it.each(['2022/17', '', ' ', '.', '..', 'æ', 'D1\n', '\ud800', 'x'.repeat(101), `x-${'0'.repeat(32)}`])(
    'has a hash where %j cannot stand',
    (id) => {
      expect(idOfDocument('erp', id)).toMatch(/^invoice\/erp\/x-[0-9a-f]{32}$/)
    },
  )

  it('stays what it is: records bear it', () => {
    expect(idOfDocument('erp', '2022/17')).toBe('invoice/erp/x-b9628eb803381d62cee55ec5c0eb987d')
  })

  it('is an invoice’s id, and no other document’s', () => {
    const awkward = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('.', '/', 'x', '-', '\ud800', '\ud801', '\ufffd') }),
    )
    const named = awkward.map((id) => idOfDocument('erp', id).slice('invoice/erp/'.length))
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(awkward, named), { maxLength: 50 }), (documents) => {
        const ids = documents.map((d) => idOfDocument('erp', d))
        expect(ids.every(isInvoiceId)).toBe(true)
        expect(new Set(ids).size).toBe(documents.length)
      }),
    )
  })

  it('has a source like any other', () => {
    expect(() => idOfDocument('a/b', 'D1')).toThrow(RangeError)
  })
})
