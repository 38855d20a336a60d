import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialUpper, mostErrors, weightedUpper } from './bounds.ts'

describe('the exact binomial bound', () => {
  it('without an error is proven by the known numbers of trials', () => {
    for (const [n, rate] of [
      [598, 0.005],
      [299, 0.01],
      [149, 0.02],
      [59, 0.05],
    ] as const) {
      expect(binomialUpper(0, n, 0.05)).toBeLessThanOrEqual(rate)
      expect(binomialUpper(0, n - 1, 0.05)).toBeGreaterThan(rate)
    }
  })

  it('is 1 where all were wrong', () => {
    expect(binomialUpper(5, 5, 0.05)).toBe(1)
  })

  it('permits as many errors as it proves, and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.constantFrom(0.01, 0.02, 0.05), (n, alpha) => {
        const most = mostErrors(n, alpha, 0.05)
        if (most >= 0) expect(binomialUpper(most, n, 0.05)).toBeLessThanOrEqual(alpha)
        expect(binomialUpper(most + 1, n, 0.05)).toBeGreaterThan(alpha)
      }),
    )
  })
})

describe('the bound of a weighted sum', () => {
  it('of equal weights is the exact Poisson bound', () => {
    // No error in 300 trials: 3.0/300 (the rule of three); three errors: 7.75/300.
    expect(weightedUpper(0, 0, 1 / 300, 0.05)).toBeCloseTo(2.9957 / 300, 5)
    expect(weightedUpper(3 / 300, 3 / 300 ** 2, 1 / 300, 0.05)).toBeCloseTo(7.7537 / 300, 5)
  })

  it('grows with the largest weight that an error might have had', () => {
    expect(weightedUpper(0, 0, 20 / 300, 0.05)).toBeGreaterThan(weightedUpper(0, 0, 1 / 300, 0.05))
  })
})
