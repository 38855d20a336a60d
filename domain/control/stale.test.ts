import { expect, it } from 'vitest'
import { CONTROL_RATE } from './area.ts'
import { controlChance, isBeyondShare, STALE_CONTROL } from './stale.ts'

it.each([
  [CONTROL_RATE.on, false, CONTROL_RATE.on],
  [CONTROL_RATE.on, true, STALE_CONTROL],
  [CONTROL_RATE.pilot, false, CONTROL_RATE.pilot],
  [CONTROL_RATE.pilot, true, STALE_CONTROL],
  [0, true, 0],
  [0.5, true, 0.5],
])('where the area draws %d, and it is stale (%s), the chance is %d', (rate, stale, chance) => {
  expect(controlChance(rate, stale)).toBe(chance)
})

it('counts what is drawn beyond the area’s share apart', () => {
  const { on, pilot } = CONTROL_RATE
  const draws = [on - 1e-9, on, pilot - 1e-9, pilot]
  expect(draws.map((draw) => isBeyondShare(draw, 'on'))).toEqual([false, true, true, true])
  expect(draws.map((draw) => isBeyondShare(draw, 'pilot'))).toEqual([false, false, false, true])
})
