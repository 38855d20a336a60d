/** Chance that falls alike in every run: drawn from a key, not from a clock. */
import { keyedNumber } from '../../examples/keyed.ts'

export interface Chance {
  /** 0 ≤ draw < 1. */
  readonly draw: () => number
  /** 0 … below − 1, whole. */
  readonly below: (limit: number) => number
  readonly oneOf: <T>(all: readonly [T, ...T[]]) => T
}

const STEPS = 2 ** 32

export function chance(key: string): Chance {
  let drawn = 0
  const draw = (): number => {
    drawn += 1
    return keyedNumber(STEPS, 'duplicates', key, drawn) / STEPS
  }
  const below = (limit: number): number => Math.floor(draw() * limit)
  return { draw, below, oneOf: (all) => all[below(all.length)] ?? all[0] }
}
