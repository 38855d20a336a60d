import { expect, it } from 'vitest'
import { CONTROL_RATE } from './area.ts'
import { controlChance, STALE_CONTROL } from './stale.ts'

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
