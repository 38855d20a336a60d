import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resamplesOf } from './intervals.ts'
import { casesOf } from './invoice-case.ts'
import { LEVELS, levelOf, seenShare } from './levels.ts'
import { walkedLine } from './walked.test-support.ts'

const scored = fc.array(
  fc.record({ score: fc.double({ min: 0.01, max: 1, noNaN: true }), right: fc.boolean(), day: fc.nat(100) }),
  { minLength: 5, maxLength: 60 },
)

test('a level holds as many of the surest invoices as it must, control and probe on top', () => {
  fc.assert(
    fc.property(scored, fc.double({ min: 0, max: 0.4, noNaN: true }), (all, seen) => {
      const cases = casesOf(
        all.map(({ score, right, day }) =>
          walkedLine({ day: 7000 + day }, { score, ...(right ? {} : { proposed: -1 }) }),
        ),
      )
      const resamples = resamplesOf(cases, 1)
      const levels = LEVELS.map((level) => levelOf(level, cases, seen, resamples))
      levels.forEach((level, i) => {
        expect(level.invoices * (1 - seen)).toBeGreaterThanOrEqual(level.level * cases.length - 1e-9)
        expect(level.invoices).toBeGreaterThanOrEqual(levels[i - 1]?.invoices ?? 0)
        expect(level.bound).toBeGreaterThanOrEqual(level.wrong / level.invoices)
        const left = cases.filter((c) => c.score < (level.score ?? 0))
        expect(left.length + level.invoices).toBe(cases.length)
      })
    }),
    { numRuns: 40 },
  )
})

test('what has no score cannot be reached', () => {
  const cases = casesOf([walkedLine({}, { score: Number.NaN, decision: 'manual' })])
  expect(levelOf(0.5, cases, 0, resamplesOf(cases, 1)).score).toBeUndefined()
})

test('what people saw of the sure: control and probe', () => {
  const cases = casesOf([
    walkedLine(),
    walkedLine(),
    walkedLine({}, { decision: 'control' }),
    walkedLine({}, { decision: 'probe' }),
    walkedLine({}, { decision: 'manual' }),
  ])
  expect(seenShare(cases, 0.05)).toBe(0.5)
  expect(seenShare(cases.slice(4), 0.05)).toBe(0.05)
})
