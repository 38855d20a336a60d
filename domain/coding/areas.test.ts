import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookOf, walkedLine } from '../preanalysis/walked.test-support.ts'
import { areasOf } from './areas.ts'
import { monthsOf } from './months.ts'

const of = (department: string, amount: number) => ({ department, amount })

describe('areas of a walk', () => {
  it('count lines and invoices: all, those posted unseen, and of these the wrong ones, with their amounts', () => {
    const walked = [
      walkedLine(of('school', 100), { unit: 1 }),
      walkedLine(of('school', -200), { unit: 1, proposed: 9 }),
      walkedLine(of('school', 400), { decision: 'control', proposed: 9 }),
      walkedLine(of('park', 50), { decision: 'manual', proposed: 9 }),
    ]
    expect(areasOf(walked)).toEqual([
      {
        area: 'school',
        lines: 3,
        invoices: 2,
        amount: 700,
        automatic: { lines: 2, invoices: 1, amount: 300 },
        wrong: { lines: 1, invoices: 1, amount: 200 },
      },
      {
        area: 'park',
        lines: 1,
        invoices: 1,
        amount: 50,
        automatic: { lines: 0, invoices: 0, amount: 0 },
        wrong: { lines: 0, invoices: 0, amount: 0 },
      },
    ])
  })

  it('are told with most lines first, then by name; where the area is not known it is empty', () => {
    const walked = ['b', 'a', '', 'a', ''].map((department) => walkedLine({ department }))
    expect(areasOf(walked).map((a) => a.area)).toEqual(['', 'a', 'b'])
    expect(areasOf([])).toEqual([])
  })

  it('add up to the lines, and to the kroner of the months', () => {
    const line = fc.record({
      department: fc.constantFrom('a', 'b', ''),
      day: fc.integer({ min: 8_000, max: 8_100 }),
      amount: fc.integer({ min: -1_000, max: 1_000 }),
      proposed: fc.constantFrom(-1, 0),
      decision: fc.constantFrom('auto', 'manual', 'control', 'probe'),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const walked = lines.map(({ proposed, decision, ...facts }) =>
          walkedLine(facts, { proposed, decision }),
        )
        const areas = areasOf(walked)
        const months = monthsOf(walked, 'invoice', bookOf('A'))
        const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)
        expect(sum(areas.map((a) => a.lines))).toBe(lines.length)
        expect(sum(areas.map((a) => a.automatic.amount))).toBe(sum(months.map((m) => m.autoAmount)))
        expect(sum(areas.map((a) => a.wrong.amount))).toBe(sum(months.map((m) => m.wrongAmount)))
      }),
    )
  })
})
