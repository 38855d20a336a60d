/** The whole suite in one run, and how much of it stands. */
import { type Examples, examples } from './accepted.ts'
import { HARMLESS } from './harmless/all.ts'
import { OPERATORS } from './operators/all.ts'
import { type Tally, tally } from './plant.ts'
import { type Spared, spare } from './spare.ts'

export interface Suite {
  readonly accepted: number
  readonly arrived: number
  readonly defects: readonly Tally[]
  readonly harmless: readonly Spared[]
}

export function runSuite(from: Examples = examples()): Suite {
  return {
    accepted: from.accepted.length,
    arrived: from.arrived,
    defects: OPERATORS.map((operator, i) => tally(operator, i, from)),
    harmless: HARMLESS.map((edit, i) => spare(edit, i, from)),
  }
}

export interface Figures {
  readonly operators: number
  readonly planted: number
  readonly found: number
  /** Of those that were not found: stopped for something else. */
  readonly stopped: number
  readonly share: number
  readonly harmless: number
  readonly disturbed: number
}

export function figures({ defects, harmless }: Pick<Suite, 'defects' | 'harmless'>): Figures {
  const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  const planted = total(defects.map((d) => d.planted))
  const found = total(defects.map((d) => d.found))
  return {
    operators: defects.filter((d) => d.planted > 0).length,
    planted,
    found,
    stopped: total(defects.map((d) => d.stopped)),
    share: planted === 0 ? 0 : found / planted,
    harmless: total(harmless.map((h) => h.made)),
    disturbed: total(harmless.map((h) => h.disturbed)),
  }
}
