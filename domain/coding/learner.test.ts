import { expect, it } from 'vitest'
import { FEATURES } from './features.ts'
import { Learner } from './learner.ts'
import { provenOf } from './threshold.ts'

const AIM = { target: 0.02, delta: 0.05 }
const TODAY = 10_000
const ONE_YEAR = 365
const TWO_YEARS = 730

/** A learner that has written down so many items a day, one of `wrong` of which was wrong in the year before the last, and none in the last. */
function withLabels(perDay: number, wrong = Number.POSITIVE_INFINITY): Learner {
  const learner = new Learner()
  const features = new Float32Array(FEATURES)
  let unit = 0
  for (let day = TODAY - TWO_YEARS; day < TODAY; day++)
    for (let i = 0; i < perDay; i++) {
      const line = { day, unit: unit++, score: 1 - i / perDay / 2, proposed: 1 }
      const number = learner.written.add(line, { inclusion: 1, apart: false, before: false }, features, 0)
      const old = day < TODAY - ONE_YEAR
      learner.written.label(number, old && unit % wrong === 0 ? 2 : 1)
    }
  return learner
}

it('proves by two years what one has too few labels for', () => {
  const learner = withLabels(2)
  expect(learner.proven(TODAY, [ONE_YEAR], { ...AIM, target: 0.01 })).toBeUndefined()
  expect(learner.proven(TODAY, [ONE_YEAR, TWO_YEARS], { ...AIM, target: 0.01 })?.of).toBe(2 * TWO_YEARS)
})

it('proves by the last year what a bad year before it would forbid', () => {
  const learner = withLabels(4, 7)
  expect(learner.proven(TODAY, [TWO_YEARS], AIM)).toBeUndefined()
  expect(learner.proven(TODAY, [ONE_YEAR, TWO_YEARS], AIM)?.of).toBe(4 * ONE_YEAR)
})

it('gives each window its part of the permitted failure only', () => {
  const learner = withLabels(4, 61)
  const part = { ...AIM, delta: AIM.delta / 2 }
  const alone = [ONE_YEAR, TWO_YEARS].map((days) => provenOf(learner.written.judged(TODAY - days), part))
  expect(learner.proven(TODAY, [ONE_YEAR, TWO_YEARS], AIM)).toEqual(
    alone.toSorted((a, b) => (a?.threshold ?? 2) - (b?.threshold ?? 2))[0],
  )
})

it('proves nothing where no window does', () => {
  expect(withLabels(1).threshold(TODAY, [1, 2], AIM)).toBe(Number.POSITIVE_INFINITY)
})
