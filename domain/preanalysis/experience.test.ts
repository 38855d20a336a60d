import fc from 'fast-check'
import { expect, test } from 'vitest'
import { experienceOf, runsBefore } from './experience.ts'
import { codedLine } from './walked.test-support.ts'

const history = fc.array(
  fc.record({
    code: fc.nat(2),
    department: fc.constantFrom('a', 'b'),
    day: fc.integer({ min: 1, max: 300 }),
  }),
  { minLength: 1, maxLength: 120 },
)

test('every pattern of the year stands on one step, and the steps hold all its lines', () => {
  fc.assert(
    fc.property(history, (all) => {
      const lines = all.map((l) => codedLine({ ...l, day: 8000 + l.day })).sort((a, b) => a.day - b.day)
      const { steps } = experienceOf(lines)
      expect(steps.reduce((sum, s) => sum + s.linesOfYear, 0)).toBe(lines.length)
      expect(steps.reduce((sum, s) => sum + s.patterns, 0)).toBe(new Set(all.map((l) => l.department)).size)
    }),
  )
})

test('what is missing, and when it will be there at its own pace', () => {
  const twelve = Array.from({ length: 12 }, (_, i) => codedLine({ day: 8000 + 10 * i }))
  const { near, withinAYear } = experienceOf(twelve)
  expect(near).toMatchObject([{ uniform: 12, linesOfYear: 12, supplierName: 'Bogladen' }])
  expect(near[0]?.yearsToGo).toBeCloseTo(8 / 12)
  expect(withinAYear).toBe(1)
})

test('another coding begins anew', () => {
  const lines = [0, 0, 1, 1, 1].map((code, i) => codedLine({ code, day: 8000 + i }))
  const runs = runsBefore(lines, ({ code }) => code)
  expect(lines.map((l) => runs.get(l.lineId))).toEqual([0, 1, 2, 1, 2])
  const asOne = runsBefore(lines, () => 0)
  expect(lines.map((l) => asOne.get(l.lineId))).toEqual([0, 1, 2, 3, 4])
})
