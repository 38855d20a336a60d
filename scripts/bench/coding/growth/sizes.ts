/** What is measured of each size, and beside which goals. */
import type { Spread } from '../../spread.ts'

export const SIZES: readonly number[] = [30_000, 100_000, 300_000]
/** Lines that people have coded in a day. */
export const INCREMENT_LINES = 1_000
export const GOALS = { peakMb: 1_536, predictMs: 0.5 } as const

export interface OneSize {
  readonly lines: number
  readonly suppliers: number
  readonly years: number
  readonly trainSeconds: number
  readonly trainCpuSeconds: number
  /** Largest the process had been: with the ledger read, with the model trained and its file made, and at the end. */
  readonly ledgerMb: number
  readonly trainedMb: number
  readonly fileMb: number
  readonly peakMb: number
  /** A line, milliseconds, over the rounds. */
  readonly predictMs: Spread & { readonly mean: number }
  /** `INCREMENT_LINES` proposed and taught, milliseconds. */
  readonly incrementMs: number
}

/** How much more than the smallest size, beside linear. */
export interface Ratio {
  readonly lines: number
  /** What linear would be. */
  readonly linear: number
  readonly trainCpu: number
  readonly peak: number
  readonly increment: number
  readonly predict: number
}

export function ratiosOf(sizes: readonly OneSize[]): readonly Ratio[] {
  const [first] = sizes
  if (!first) return []
  const over = (part: number, whole: number): number => Number((part / whole).toFixed(2))
  return sizes.map((size) => ({
    lines: size.lines,
    linear: over(size.lines, first.lines),
    trainCpu: over(size.trainCpuSeconds, first.trainCpuSeconds),
    peak: over(size.peakMb, first.peakMb),
    increment: over(size.incrementMs, first.incrementMs),
    predict: over(size.predictMs.median, first.predictMs.median),
  }))
}

/** Growth to the largest size at most this much above linear is called linear: cost of memory and of a busy machine. */
export const LINEAR_TOLERANCE = 1.25
