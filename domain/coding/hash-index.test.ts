import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashPair, hashText } from './hash.ts'
import { HashIndex } from './hash-index.ts'

describe('an index of hashes', () => {
  it('numbers what it is given as it comes, and finds it again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 3_000 }),
        (hashes) => {
          const index = new HashIndex()
          const known = new Map<number, number>()
          for (const hash of hashes) {
            if (!known.has(hash)) known.set(hash, known.size)
            expect(index.add(hash)).toBe(known.get(hash))
          }
          expect(index.size).toBe(known.size)
          for (const [hash, slot] of known) expect(index.find(hash)).toBe(slot)
          expect([...index.hashes()]).toEqual([...known.keys()])
          expect([...HashIndex.from(index.hashes()).hashes()]).toEqual([...known.keys()])
        },
      ),
      { numRuns: 50 },
    )
  })

  it('does not know what it was not given', () => {
    expect(new HashIndex().find(7)).toBe(-1)
  })
})

describe('a hash', () => {
  it('is a whole number of 53 bits, and differs where the texts do', () => {
    const seen = new Set<number>()
    for (let i = 0; i < 20_000; i++) seen.add(hashText(`s${i}`))
    expect(seen.size).toBe(20_000)
    for (const hash of seen) expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true)
  })

  it('of a pair tells the order', () => {
    expect(hashPair(1, 2)).not.toBe(hashPair(2, 1))
  })
})
