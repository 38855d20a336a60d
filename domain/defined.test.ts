import { expect, it } from 'vitest'
import { defined } from './defined.ts'

it('drops keys that hold nothing, and only those', () => {
  const value = defined({ a: undefined, b: null, c: 0, d: '', e: false, f: [] })
  expect(Object.keys(value)).toEqual(['b', 'c', 'd', 'e', 'f'])
})
