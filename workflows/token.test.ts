import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tokenAfter } from './token.ts'

it('is the moment where the clock has gone on', () => {
  expect(tokenAfter(0, 1_700_000_000_000)).toBe(1_700_000_000_000)
})

it('is above the last, whatever the clock says', () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), (last, now) => tokenAfter(last, now) > last))
})
