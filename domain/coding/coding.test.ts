import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Coding, codingKey, sameCoding } from './coding.ts'

const CODING: Coding = { account: '4110', vatCode: 'I25', dimensions: { project: '7', activity: 'a' } }

describe('codings', () => {
  it('are the same whatever the order in which dimensions are named', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.string()), { selector: ([name]) => name }),
        (pairs) => {
          const of = (p: typeof pairs): Coding => ({ ...CODING, dimensions: Object.fromEntries(p) })
          expect(codingKey(of(pairs))).toBe(codingKey(of(pairs.toReversed())))
          expect(sameCoding(of(pairs), of(pairs.toReversed()))).toBe(true)
        },
      ),
    )
  })

  it.each<[string, Coding]>([
    ['account', { ...CODING, account: '4111' }],
    ['VAT code', { ...CODING, vatCode: 'I0' }],
    ['a dimension’s value', { ...CODING, dimensions: { project: '8', activity: 'a' } }],
    ['a dimension’s name', { ...CODING, dimensions: { Project: '7', activity: 'a' } }],
    ['a dimension more', { ...CODING, dimensions: { ...CODING.dimensions, place: '1' } }],
    ['a dimension less', { ...CODING, dimensions: { project: '7' } }],
    ['values that have changed places', { ...CODING, dimensions: { project: 'a', activity: '7' } }],
  ])('differ by %s', (_, other) => {
    expect(sameCoding(CODING, other)).toBe(false)
    expect(sameCoding(other, CODING)).toBe(false)
  })

  it('have keys that no value can imitate', () => {
    const sly: Coding = { ...CODING, dimensions: { a: '1","b":"2' } }
    expect(sameCoding(sly, { ...CODING, dimensions: { a: '1', b: '2' } })).toBe(false)
  })
})
