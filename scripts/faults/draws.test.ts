import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawsOf } from './draws.ts'

test('the seed alone decides, and another seed decides otherwise', () => {
  const ten = (seed: string) => {
    const { number } = drawsOf(seed)
    return Array.from({ length: 10 }, number)
  }
  expect(ten('a')).toEqual(ten('a'))
  expect(ten('a')).not.toEqual(ten('b'))
})

test('numbers stay between their ends, and some of a list are different ones in its order', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(20), fc.nat(20), fc.uniqueArray(fc.nat()), (seed, from, more, list) => {
      const draws = drawsOf(seed)
      const n = draws.between(from, from + more)
      expect(n).toBeGreaterThanOrEqual(from)
      expect(n).toBeLessThanOrEqual(from + more)
      const some = draws.some(list, from)
      expect(some).toEqual(list.filter((item) => some.includes(item)))
      expect(some).toHaveLength(Math.min(from, list.length))
    }),
  )
})
