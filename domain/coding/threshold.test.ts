import { describe, expect, it } from 'vitest'
import { binomialUpper, mostErrors } from './bounds.ts'
import { DRIFT } from './estimate.ts'
import type { Judged } from './evidence.ts'
import { seeded } from './seeded.ts'
import { provenOf, STARTS, thresholdOf } from './threshold.ts'

const AIM = { target: 0.02, delta: 0.05 }
/** What is automatic has only the labels that the control draws. */
const HIDING = { ...AIM, drift: DRIFT.unprobed }
/** A label that people gave anyway, since the robot went live. */
const KNOWN = { inclusion: 1, before: false }

/** `n` items whose probability of being wrong is `1 - score`, falling evenly from 1. */
function drawn(n: number, random: () => number): readonly Judged[] {
  return Array.from({ length: n }, (_, i) => {
    const score = 1 - i / n
    return { ...KNOWN, score, wrong: random() > errorless(score) }
  })
}
const errorless = (score: number): number => 1 - (1 - score) * 0.2

describe('the threshold', () => {
  it('is infinite where nothing can be proven', () => {
    expect(thresholdOf([], AIM)).toBe(Number.POSITIVE_INFINITY)
    expect(
      thresholdOf(
        Array.from({ length: 49 }, () => ({ ...KNOWN, score: 1, wrong: false })),
        AIM,
      ),
    ).toBe(Number.POSITIVE_INFINITY)
    expect(
      thresholdOf(
        Array.from({ length: 5_000 }, () => ({ ...KNOWN, score: 1, wrong: true })),
        AIM,
      ),
    ).toBe(Number.POSITIVE_INFINITY)
  })

  it('lets all through where all are right', () => {
    const items = Array.from({ length: 2_000 }, (_, i) => ({
      ...KNOWN,
      score: (i + 1) / 2_000,
      wrong: false,
    }))
    expect(thresholdOf(items, AIM)).toBe(1 / 2_000)
  })

  it('tells what it rests on: how many reach it, how many of these have a label, and the bound', () => {
    const items = Array.from({ length: 2_000 }, (_, i) => ({
      ...KNOWN,
      score: (i + 1) / 2_000,
      wrong: i < 900 || i % 200 === 0,
    }))
    const found = provenOf(items, AIM)
    const above = items.filter(({ score }) => score >= (found?.threshold ?? 2))
    const wrong = above.filter((item) => item.wrong).length
    expect(found).toMatchObject({ of: 2_000, reached: above.length, labels: above.length, wrong })
    expect(wrong).toBeGreaterThan(3)
    // All three sequences have come down to it.
    expect(found?.upper).toBeCloseTo(binomialUpper(wrong, above.length, AIM.delta), 12)
    expect(found?.upper).toBeLessThanOrEqual(AIM.target)
    const drawnOnly = items.map((item, i) => ({
      ...item,
      wrong: i % 20 === 0 ? false : undefined,
      inclusion: 0.05,
    }))
    const hidden = provenOf(drawnOnly, { ...HIDING, target: 0.2 })
    expect(hidden?.labels).toBe((hidden?.reached ?? 0) / 20)
  })

  it('goes on with what two starts have where the first comes down to the second', () => {
    // Of 10,000 items, 100 a level; so many are wrong at the end of each level.
    const passed = (wrongAt: (level: number) => number): number => {
      const items = Array.from({ length: 10_000 }, (_, i) => {
        const level = Math.floor(i / 100) + 1
        return { ...KNOWN, score: 1 - i / 10_000, wrong: i % 100 >= 100 - wrongAt(level) }
      })
      return Math.round((1 - thresholdOf(items, AIM)) * 100)
    }
    const [first = 0, second = 0] = STARTS
    const share = AIM.delta / STARTS.length
    const permitted = (parts: number): number => mostErrors(100 * second, AIM.target, parts * share)
    expect(permitted(2)).toBeGreaterThan(permitted(1))
    const bad = 100
    expect(passed((level) => (level > second ? bad : level === second ? permitted(2) : 0))).toBe(second)
    // Stopped between the two, the first brings nothing with it.
    const stopped = first + 2
    const rest = (parts: number): number => permitted(parts) - 15
    expect(rest(1)).toBeGreaterThan(0)
    const broken = (parts: number) => (level: number) =>
      level > second ? bad : level === second ? rest(parts) : level === stopped ? 15 : 0
    expect(passed(broken(1))).toBe(second)
    expect(passed(broken(2))).toBe(stopped - 1)
  })

  it('is never so low that what may not be used is used', () => {
    const items = Array.from({ length: 2_000 }, (_, i) => ({
      ...KNOWN,
      score: i < 200 ? 0 : i / 2_000,
      wrong: false,
    }))
    expect(thresholdOf(items, AIM)).toBeGreaterThan(0)
  })

  it('takes items of one score together', () => {
    const items = Array.from({ length: 4_000 }, (_, i) => ({ ...KNOWN, score: 0.5, wrong: i % 10 === 0 }))
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

  it.each([true, false])(
    'counts an error that everybody knows twice once labels will be hidden',
    (before) => {
      const items = Array.from({ length: 2_000 }, (_, i) => ({
        score: 0.5,
        wrong: i < 24,
        inclusion: 1,
        before,
      }))
      expect(thresholdOf(items, AIM)).toBe(0.5)
      expect(thresholdOf(items, HIDING)).toBe(Number.POSITIVE_INFINITY)
    },
  )

  it('is infinite where what is automatic was never to be controlled', () => {
    const items = Array.from({ length: 2_000 }, (_, i) => ({
      score: i / 2_000,
      wrong: undefined,
      inclusion: 0,
      before: false,
    }))
    expect(thresholdOf(items, HIDING)).toBe(Number.POSITIVE_INFINITY)
  })

  describe.each([1, 1.5, 2])('where errors are %d times as frequent once live', (drift) => {
    it.each([0.05, 0.2])('is broken in at most 5 of 100 draws with a control of %d', (control) => {
      const random = seeded(11)
      let broken = 0
      let passed = 0
      for (let draw = 0; draw < 100; draw++) {
        const items = Array.from({ length: 20_000 }, (_, i): Judged => {
          const score = 1 - i / 20_000
          const before = random() < 0.5
          const wrong = random() < 0.1 * (1 - score) * (before ? 1 : drift)
          const inclusion = !before && score > 0.6 ? control : 1
          return { score, wrong: random() < inclusion ? wrong : undefined, inclusion, before }
        })
        const threshold = thresholdOf(items, HIDING)
        // The true rate above a threshold t is now 0.05 * (1 - t) * drift.
        if (0.05 * (1 - threshold) * drift > AIM.target) broken++
        if (Number.isFinite(threshold)) passed++
      }
      // Of 100 draws at 5 % more than 11 are met less than once in a hundred times.
      expect(broken).toBeLessThanOrEqual(11)
      expect(passed).toBeGreaterThan(20)
    })
  })
})
