import { expect, it } from 'vitest'
import { agreement, type ShadowCase } from './agreement.ts'
import { binomialUpper } from './bounds.ts'

const coded = (lineId: string, account: string, net = 100) => ({
  lineId,
  coding: { account, vatCode: 'I25', dimensions: {} } as const,
  net,
})
const SURE = 0.9
const one = (account: string | undefined, score: number, by: string, model = 'm'): ShadowCase => ({
  model,
  suggestion: { lines: [{ lineId: '1', ...(account ? { account, score } : {}) }] },
  threshold: SURE,
  coded: [coded('1', by)],
})

it('counts what would have been automatic and wrong, by model', () => {
  const cases = [
    one('4600', 0.95, '4600'),
    one('4600', SURE, '4700'),
    one('4600', 0.8, '4700'),
    one(undefined, 1, '4700'),
    one('4600', 0.95, '4600', 'other'),
  ]
  expect(agreement(cases)).toEqual([
    {
      model: 'm',
      invoices: 4,
      lines: 4,
      right: 1,
      automatic: 2,
      wrong: 1,
      upper: binomialUpper(1, 2, 0.05),
    },
    {
      model: 'other',
      invoices: 1,
      lines: 1,
      right: 1,
      automatic: 1,
      wrong: 0,
      upper: binomialUpper(0, 1, 0.05),
    },
  ])
})

it('is sure of nothing where it had no permission', () => {
  const unproven = { ...one('4600', 1, '4600'), threshold: undefined }
  expect(agreement([unproven])).toMatchObject([{ right: 1, automatic: 0, wrong: 0, upper: 1 }])
})

it('is wrong about an invoice of which one part, or one line, was coded otherwise', () => {
  const lines = [
    { lineId: '1', account: '4600', score: 0.95 },
    { lineId: '2', account: '4600', score: 0.95 },
  ]
  const split: ShadowCase = {
    model: 'm',
    suggestion: { lines },
    threshold: SURE,
    coded: [coded('1', '4600', 60), coded('1', '4700', 40), coded('2', '4600')],
  }
  const doubtful: ShadowCase = {
    ...split,
    suggestion: { lines: lines.map((l, i) => ({ ...l, score: 0.95 - i })) },
  }
  expect(agreement([split])).toMatchObject([{ lines: 2, right: 1, automatic: 1, wrong: 1 }])
  expect(agreement([doubtful])).toMatchObject([{ automatic: 0 }])
})
