import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupBy } from './group.ts'

it('groups in the order of appearance', () => {
  const groups = groupBy(['b1', 'a1', 'b2', 'a2', 'c1'], (item) => item.charAt(0))
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ])
  expect(groupBy([], String).size).toBe(0)
})

it('loses none and doubles none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), (numbers) => {
      const all = [...groupBy(numbers, (n) => String(n % 7)).values()].flat()
      expect(all.toSorted()).toEqual(numbers.toSorted())
    }),
  )
})
