import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resamplesOf } from './intervals.ts'
import { casesOf } from './invoice-case.ts'
import { levelOf } from './levels.ts'
import { potentialsBy } from './potential.ts'
import { keptPromise } from './promise.ts'
import { walkedLine } from './walked.test-support.ts'

const lines = fc.array(
  fc.record({
    unit: fc.nat(20),
    day: fc.nat(60),
    department: fc.constantFrom('skole', 'park', ''),
    auto: fc.boolean(),
    right: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
)

test('parts add up to the whole, whatever they are parted by, and however many draws are counted together', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 3 }), (all, draws) => {
      const walked = all.map(({ unit, department, auto, right }) =>
        walkedLine(
          { day: 7000 + unit, department },
          { unit, decision: auto ? 'auto' : 'manual', ...(right ? {} : { proposed: -1 }) },
        ),
      )
      const pooled = Array.from({ length: draws }, () => casesOf(walked, 1 / draws))
      const cases = pooled.flat()
      const resamples = resamplesOf(cases, 1)
      const level = levelOf(0.5, cases, 0, resamples)
      const parts = potentialsBy((line) => line.department, cases, [level], 0, resamples)
      const whole = keptPromise(0.02, pooled, resamples)
      const total = (of: (p: (typeof parts)[number]) => number): number =>
        parts.reduce((sum, p) => sum + of(p), 0)
      const invoices = new Set(walked.map((w) => w.unit)).size
      expect(total((p) => p.invoices)).toBeCloseTo(invoices, 9)
      expect(total((p) => p.accepted)).toBeCloseTo(whole.accepted, 9)
      expect(total((p) => p.wrong)).toBeCloseTo(whole.wrong, 9)
      expect(total((p) => p.automaticInvoices)).toBeCloseTo(whole.automatic.share * invoices, 9)
      expect(total((p) => (p.atLevels[0]?.share ?? 0) * p.invoices)).toBeCloseTo(level.invoices, 9)
      for (const { automatic, errorBound, wrong, accepted } of parts) {
        expect(automatic.low).toBeLessThanOrEqual(automatic.share + 1e-9)
        expect(automatic.high).toBeGreaterThanOrEqual(automatic.share - 1e-9)
        expect(errorBound).toBeGreaterThanOrEqual(wrong / Math.max(accepted, 1e-9) - 1e-9)
      }
    }),
    { numRuns: 30 },
  )
})

test('a promise is as wide as its draws differ', () => {
  const draw = (automatic: number) =>
    casesOf(
      Array.from({ length: 100 }, (_, i) =>
        walkedLine({ day: 7000 + i }, { decision: i < automatic ? 'auto' : 'manual' }),
      ),
      1 / 2,
    )
  const draws = [draw(10), draw(60)]
  const kept = keptPromise(0.02, draws, resamplesOf(draws.flat(), 1))
  expect(kept.draws).toEqual([0.1, 0.6])
  expect(kept.automatic.share).toBeCloseTo(0.35, 9)
  expect(kept.automatic.low).toBeLessThanOrEqual(0.1)
  expect(kept.automatic.high).toBeGreaterThanOrEqual(0.6)
})
