import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { History, NONE, weightAt } from './history.ts'

const labels = fc.array(
  fc.record({
    keys: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
    code: fc.integer({ min: 0, max: 12 }),
    later: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 120 },
)

describe('the history', () => {
  it('tells of each key what a count by hand tells', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const history = new History()
        const told = new Map<number, { code: number; day: number }[]>()
        let day = 5_000
        for (const { keys, code, later } of all) {
          day += later
          history.add(Float64Array.from(keys), code, day)
          for (const key of keys) if (key !== 0) told.set(key, [...(told.get(key) ?? []), { code, day }])
        }
        for (const [key, own] of told) {
          const row = history.find(key)
          const { at } = history.values
          expect(at.labels[row]).toBe(own.length)
          expect(at.codes[row]).toBe(new Set(own.map((o) => o.code)).size)
          expect(at.lastCode[row]).toBe(own.at(-1)?.code)
          expect(at.lastDay[row]).toBe(own.at(-1)?.day)
          const other = own.filter((o) => o.code !== own.at(-1)?.code).at(-1)
          if (other) expect(at.otherDay[row]).toBe(other.day)
          const weights = new Map<number, number>()
          for (const o of own) weights.set(o.code, (weights.get(o.code) ?? 0) + weightAt(o.day))
          for (const [code, weight] of weights)
            expect(history.entries.at.weight[history.entryOf(row, code)]).toBeCloseTo(weight, 6)
          const likely = new Set<number>()
          history.eachLikely(row, (code) => likely.add(code))
          const least = Math.min(
            ...[...likely].filter((c) => c !== at.lastCode[row]).map((c) => weights.get(c) ?? 0),
          )
          for (const [code, weight] of weights)
            if (!likely.has(code)) expect(weight).toBeLessThanOrEqual(least + 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('knows nothing of a key that a line lacks, or that never came', () => {
    const history = new History()
    expect(history.find(0)).toBe(NONE)
    expect(history.find(3)).toBe(NONE)
  })
})
