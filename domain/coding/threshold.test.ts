import { describe, expect, it } from 'vitest'
import { seeded } from './seeded.ts'
import { type Judged, thresholdOf } from './threshold.ts'

const AIM = { target: 0.02, delta: 0.05 }

/** `n` items whose probability of being wrong is `1 - score`, falling evenly from 1. */
function drawn(n: number, random: () => number): readonly Judged[] {
  return Array.from({ length: n }, (_, i) => {
    const score = 1 - i / n
    return { score, wrong: random() > errorless(score) }
  })
}
const errorless = (score: number): number => 1 - (1 - score) * 0.2

describe('the threshold', () => {
  it('is infinite where nothing can be proven', () => {
    expect(thresholdOf([], AIM)).toBe(Number.POSITIVE_INFINITY)
    expect(
      thresholdOf(
        Array.from({ length: 49 }, () => ({ score: 1, wrong: false })),
        AIM,
      ),
    ).toBe(Number.POSITIVE_INFINITY)
    expect(
      thresholdOf(
        Array.from({ length: 5_000 }, () => ({ score: 1, wrong: true })),
        AIM,
      ),
    ).toBe(Number.POSITIVE_INFINITY)
  })

  it('lets all through where all are right', () => {
    const items = Array.from({ length: 2_000 }, (_, i) => ({ score: (i + 1) / 2_000, wrong: false }))
    expect(thresholdOf(items, AIM)).toBe(1 / 2_000)
  })

  it('is never so low that what may not be used is used', () => {
    const items = Array.from({ length: 2_000 }, (_, i) => ({ score: i < 200 ? 0 : i / 2_000, wrong: false }))
    expect(thresholdOf(items, AIM)).toBeGreaterThan(0)
  })

  it('takes items of one score together', () => {
    const items = Array.from({ length: 4_000 }, (_, i) => ({ score: 0.5, wrong: i % 10 === 0 }))
    expect(thresholdOf(items, AIM)).toBe(Number.POSITIVE_INFINITY)
  })

  // The true rate above a threshold t is 0.1 * (1 - t): above 2 % where t < 0.8.
  const BROKEN_BELOW = 0.8

  it('is broken in at most 5 of 100 draws where every label is known', () => {
    const random = seeded(7)
    let broken = 0
    for (let draw = 0; draw < 400; draw++) if (thresholdOf(drawn(3_000, random), AIM) < BROKEN_BELOW) broken++
    // Of 400 draws at 5 % more than 30 are met less than once in a hundred times.
    expect(broken).toBeLessThanOrEqual(30)
  })

  it('is broken in at most 5 of 100 draws where only a control sample is known of the best', () => {
    const random = seeded(11)
    let broken = 0
    let passed = 0
    for (let draw = 0; draw < 200; draw++) {
      const items = drawn(40_000, random).map(({ score, wrong }) => ({
        score,
        wrong: score > 0.6 && random() > 0.1 ? undefined : wrong,
      }))
      const threshold = thresholdOf(items, AIM)
      if (threshold < BROKEN_BELOW) broken++
      if (Number.isFinite(threshold)) passed++
    }
    // Of 200 draws at 5 % more than 18 are met less than once in a hundred times.
    expect(broken).toBeLessThanOrEqual(18)
    expect(passed).toBeGreaterThan(20)
  })
})
