import { expect, it } from 'vitest'
import { agreement, type ShadowCase } from './agreement.ts'
import { binomialUpper } from './bounds.ts'

const coded = (lineId: string, account: string, net = 100) => ({
  lineId,
  coding: { account, vatCode: 'I25', dimensions: {} } as const,
  net,
})
const one = (
  account: string | undefined,
  sureFor: readonly number[],
  by: string,
  model = 'm',
): ShadowCase => ({
  model,
  suggestion: { lines: [{ lineId: '1', ...(account ? { account } : {}) }], sureFor },
  byRule: false,
  coded: [coded('1', by)],
})

it('counts what would have been automatic and wrong, by permitted share of errors and by model', () => {
  const cases = [
    one('4600', [0.01, 0.02], '4600'),
    one('4600', [0.02], '4700'),
    one(undefined, [], '4700'),
    one('4600', [0.02], '4600', 'other'),
  ]
  expect(agreement(cases, [0.01, 0.02])).toEqual([
    {
      model: 'm',
      invoices: 3,
      byRule: 0,
      lines: 3,
      right: 1,
      at: [
        { target: 0.01, automatic: 1, wrong: 0, upper: binomialUpper(0, 1, 0.05) },
        { target: 0.02, automatic: 2, wrong: 1, upper: binomialUpper(1, 2, 0.05) },
      ],
    },
    {
      model: 'other',
      invoices: 1,
      byRule: 0,
      lines: 1,
      right: 1,
      at: [
        { target: 0.01, automatic: 0, wrong: 0, upper: 1 },
        { target: 0.02, automatic: 1, wrong: 0, upper: binomialUpper(0, 1, 0.05) },
      ],
    },
  ])
})

it('asks what the learned coder would make automatic only of what the rule of thumb leaves', () => {
  const cases = [one('4600', [0.02], '4600'), { ...one('4600', [0.02], '4700'), byRule: true }]
  expect(agreement(cases, [0.02])).toMatchObject([
    { invoices: 2, byRule: 1, right: 1, at: [{ automatic: 1, wrong: 0 }] },
  ])
})

it('is wrong about an invoice of which one part, or one line, was coded otherwise', () => {
  const lines = [
    { lineId: '1', account: '4600' },
    { lineId: '2', account: '4600' },
  ]
  const split: ShadowCase = {
    model: 'm',
    suggestion: { lines, sureFor: [0.02] },
    byRule: false,
    coded: [coded('1', '4600', 60), coded('1', '4700', 40), coded('2', '4600')],
  }
  const [own] = agreement([split], [0.02])
  expect(own).toMatchObject({ lines: 2, right: 1, at: [{ automatic: 1, wrong: 1 }] })
})
