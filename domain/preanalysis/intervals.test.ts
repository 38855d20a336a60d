import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binomialUpper } from '../coding/bounds.ts'
import { MISS, resamplesOf, seeded, shareOf, upperOf, weeksOf } from './intervals.ts'
import { casesOf, isWrong } from './invoice-case.ts'
import { walkedLine } from './walked.test-support.ts'

const FIRST_DAY = 7000
const outcomes = fc.array(fc.record({ day: fc.integer({ min: 0, max: 200 }), wrong: fc.boolean() }), {
  minLength: 1,
  maxLength: 80,
})

const casesFrom = (all: readonly { readonly day: number; readonly wrong: boolean }[]) =>
  casesOf(all.map(({ day, wrong }) => walkedLine({ day: FIRST_DAY + day }, wrong ? { proposed: -1 } : {})))

describe('intervals', () => {
  test('hold the share, stay within 0 and 1, and are never narrower than the exact ones', () => {
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 0, max: 1000 }), (all, seed) => {
        const cases = casesFrom(all)
        const resamples = resamplesOf(cases, seed)
        const weeks = weeksOf(cases, resamples, isWrong)
        const wrong = cases.filter(isWrong).length
        const { share, low, high } = shareOf(weeks, resamples)
        expect(share).toBeCloseTo(wrong / cases.length, 12)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share)
        expect(high).toBeLessThanOrEqual(1)
        const upper = upperOf(weeks, resamples)
        expect(upper).toBeGreaterThanOrEqual(binomialUpper(wrong, cases.length, MISS))
        expect(upper).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })

  test('of nothing says nothing: anything is possible', () => {
    const resamples = resamplesOf([], 1)
    expect(shareOf([], resamples)).toEqual({ share: 0, low: 0, high: 1 })
    expect(upperOf([], resamples)).toBe(1)
  })

  test('grow wider where errors come in the same week', () => {
    const spread = casesFrom(Array.from({ length: 400 }, (_, i) => ({ day: i % 196, wrong: i % 20 === 0 })))
    const burst = casesFrom(Array.from({ length: 400 }, (_, i) => ({ day: i % 196, wrong: i % 196 < 10 })))
    const width = (cases: typeof spread): number => {
      const resamples = resamplesOf(cases, 1)
      return upperOf(weeksOf(cases, resamples, isWrong), resamples)
    }
    expect(width(burst)).toBeGreaterThan(width(spread))
  })

  test('the same seed draws the same', () => {
    const cases = casesFrom([
      { day: 0, wrong: true },
      { day: 90, wrong: false },
    ])
    expect(resamplesOf(cases, 7)).toEqual(resamplesOf(cases, 7))
    expect(resamplesOf(cases, 7)).not.toEqual(resamplesOf(cases, 8))
  })

  test('seeded numbers fill the room between 0 and 1', () => {
    const next = seeded(3)
    const drawn = Array.from({ length: 2000 }, next)
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
    expect(drawn.reduce((a, b) => a + b, 0) / drawn.length).toBeCloseTo(0.5, 1)
  })
})
