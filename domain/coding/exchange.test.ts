import { expect, it } from 'vitest'
import { exchange, type ProposedCase } from './exchange.ts'

const one = (score: number, byRule: boolean, model = 'm'): ProposedCase => ({
  model,
  suggestion: { lines: [{ lineId: '1', account: 'A', score }] },
  threshold: 0.9,
  byRule,
})

it('counts by model what each of the two would decide, and both', () => {
  const cases = [one(0.9, true), one(0.95, false), one(0.8, true), one(0.1, false), one(1, true, 'other')]
  expect(exchange(cases)).toEqual([
    { model: 'm', invoices: 4, byRule: 2, byCoder: 2, byBoth: 1 },
    { model: 'other', invoices: 1, byRule: 1, byCoder: 1, byBoth: 1 },
  ])
})

it('gives a coder without a permission nothing', () => {
  expect(exchange([{ ...one(1, true), threshold: undefined }])).toMatchObject([{ byRule: 1, byCoder: 0 }])
})
