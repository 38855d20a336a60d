import { describe, expect, it } from 'vitest'
import { DRIFT, type Estimate, mixed, Sum } from './estimate.ts'
import { seeded } from './seeded.ts'

/** `errors` of `n`, whose labels were known with probability `inclusion`; an error that was not drawn is not known. */
function sumOf(n: number, errors: number, inclusion: number, into = new Sum(DRIFT.unprobed)): Sum {
  for (let i = 0; i < n; i++) into.add(i < errors, inclusion)
  return into
}
const estimate = (sum: Sum): Estimate => sum.estimate() as Estimate

describe('an estimate', () => {
  it('counts an item with its own probability of being drawn', () => {
    const both = sumOf(500, 1, 0.25, sumOf(1_000, 2, 0.05))
    expect(estimate(both).x).toBeCloseTo((2 * 20 + 4) / 1_500)
    expect(estimate(both).v).toBeCloseTo((2 * 400 + 16) / 1_500 ** 2)
    expect(estimate(both).w).toBeCloseTo(20 / 1_500)
  })

  it('is right on average where risky items are drawn more often', () => {
    const random = seeded(5)
    let total = 0
    for (let draw = 0; draw < 500; draw++) {
      const sum = new Sum(DRIFT.probed)
      for (let i = 0; i < 1_000; i++) {
        const inclusion = i < 200 ? 0.25 : 0.05
        const wrong = random() < (i < 200 ? 0.1 : 0.01)
        sum.add(wrong && random() < inclusion, inclusion)
      }
      total += estimate(sum).x
    }
    // Truth: 2.8 %; one draw's standard deviation is 1.7 points.
    expect(total / 500).toBeGreaterThan(0.025)
    expect(total / 500).toBeLessThan(0.031)
  })

  it('counts an error as often as errors may have become frequent where everybody would have known it', () => {
    expect(estimate(sumOf(1_000, 5, 1)).x).toBeCloseTo(0.01)
    expect(estimate(sumOf(1_000, 4, 1, new Sum(DRIFT.probed))).x).toBeCloseTo(0.006)
  })

  it('is none without an item, or where a label could never be drawn', () => {
    expect(new Sum(DRIFT.probed).estimate()).toBeUndefined()
    expect(sumOf(100, 0, 0).estimate()).toBeUndefined()
  })
})

describe('a mixture', () => {
  it('does not look at what the labels say', () => {
    const weights = (errors: number): readonly number[] => {
      const { w, bias, spread } = mixed(
        estimate(sumOf(5_000, errors, 1)),
        estimate(sumOf(3_000, errors, 0.05)),
        0.02,
      )
      return [w, bias, spread]
    }
    expect(weights(0)).toEqual(weights(400))
  })

  it('gives the word to the control once it has drawn many, and leaves it to the past before', () => {
    const past = estimate(sumOf(50_000, 0, 1))
    // 2: only the past; 1: only the control.
    expect(mixed(past, estimate(sumOf(200_000, 0, 0.05)), 0.02).bias).toBeLessThan(1.2)
    expect(mixed(past, estimate(sumOf(2_000, 0, 0.05)), 0.02).bias).toBeGreaterThan(1.8)
  })

  it('of nothing proves nothing', () => {
    expect(mixed(undefined, undefined, 0.02)).toMatchObject({ x: 1, w: 1 })
  })
})
