import { expect, test } from 'vitest'
import type { Potential } from './potential.ts'
import { proofOf, rollOut, weeksToProve } from './rollout.ts'

const area = (key: string, more: Partial<Potential> = {}): Potential => ({
  key,
  lines: 1000,
  invoices: 1000,
  automatic: { share: 0.3, low: 0.25, high: 0.35 },
  automaticInvoices: 300,
  accepted: 320,
  wrong: 2,
  errorBound: 0.02,
  atLevels: [],
  ...more,
})

test('first where most is certain, later what is smaller, shadow where errors are too many or little is to gain', () => {
  const plan = rollOut(
    [
      area('small', { invoices: 40, accepted: 12, wrong: 0 }),
      area('faulty', { wrong: 40 }),
      area('unlucky', { wrong: 7 }),
      area('idle', { automatic: { share: 0, low: 0, high: 0.02 }, accepted: 0, wrong: 0 }),
      area('third'),
      area('largest', { invoices: 4000 }),
      area('second', { invoices: 2000 }),
    ],
    0.02,
  )
  expect(plan.map((step) => [step.area, step.wave, step.why])).toEqual([
    ['largest', 'pilot', 'much-and-safe'],
    ['second', 'pilot', 'much-and-safe'],
    ['unlucky', 'next', 'watch'],
    ['third', 'next', 'safe'],
    ['small', 'together', 'few'],
    ['faulty', 'shadow', 'errors'],
    ['idle', 'shadow', 'little'],
  ])
})

test('where none is large enough the largest begin together, until they can be judged', () => {
  const plan = rollOut(
    [30, 25, 20, 15].map((accepted, i) => area(`a${i}`, { invoices: accepted * 3, accepted, wrong: 0 })),
    0.02,
  )
  expect(plan.map((step) => [step.area, step.wave, step.why])).toEqual([
    ['a0', 'pilot', 'joined'],
    ['a1', 'pilot', 'joined'],
    ['a2', 'pilot', 'joined'],
    ['a3', 'together', 'few'],
  ])
  expect(weeksToProve(plan.slice(0, 3), 0.02, 52)).toBeCloseTo(149 / (0.2 * (75 / 52)))
})

test('so many without an error prove', () => {
  expect([0.005, 0.01, 0.02, 0.05].map(proofOf)).toEqual([598, 299, 149, 59])
})
