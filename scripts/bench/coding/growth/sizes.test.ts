import { expect, it } from 'vitest'
import { type OneSize, ratiosOf } from './sizes.ts'

const size = (lines: number, cost: number): OneSize => ({
  lines,
  suppliers: 1,
  years: 1,
  trainSeconds: cost,
  trainCpuSeconds: cost,
  ledgerMb: 1,
  trainedMb: 1,
  fileMb: 1,
  peakMb: 100 * cost,
  predictMs: { least: 1, lowerQuartile: 1, median: cost / 10, upperQuartile: 1, mean: 1 },
  incrementMs: 10,
})

it('says how much more than the smallest size each costs, beside linear', () => {
  expect(ratiosOf([])).toEqual([])
  expect(ratiosOf([size(100, 2), size(1_000, 30)])).toEqual([
    { lines: 100, linear: 1, trainCpu: 1, peak: 1, increment: 1, predict: 1 },
    { lines: 1_000, linear: 10, trainCpu: 15, peak: 15, increment: 1, predict: 15 },
  ])
})
