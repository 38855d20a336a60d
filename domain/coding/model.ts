/** A trained coder as what a file holds: everything that it needs to propose, and when and on what it was trained. */
import type { Codebook, CodingString } from './codebook.ts'
import type { Coder } from './coder.ts'
import type { Day } from './line.ts'
import type { Proven } from './threshold.ts'
import type { Forest } from './trees.ts'

/** Raised with every change of what a file holds, of how a feature is made, or of the life that its proof is of. */
export const MODEL_VERSION = 6

/** Enough of a model's hash to tell it from others. */
export const MODEL_DIGITS = 12

/** What was taught to the tables of a full training since. The file of a full training has none, and is what it always was. */
export interface Increment {
  /** SHA-256 of the full training's file. */
  readonly of: string
  /** Lines that were taught since. */
  readonly lines: number
  /** The newest day of which something was taught: what is dated up to it is taught no more. */
  readonly until: Day
}

export interface ModelFacts {
  readonly version: number
  /** Of the lines that it was trained on: a model of other lines is another model. */
  readonly ledger: string
  readonly lines: number
  readonly newestLabel: Day
  /** `YYYY-MM-DD`. */
  readonly trainedOn: string
  /** The permitted share of errors for whose life it was taught. */
  readonly trainedFor: number
  /** What is proven of that life, in which labels are hidden; absent where that is nothing. */
  readonly live?: Proven
  /** Absent in a full training. All else that stands here is the full training's. */
  readonly increment?: Increment
}

export interface Model {
  readonly facts: ModelFacts
  readonly coder: Coder
  readonly forest: Forest | undefined
  readonly codebook: Codebook
}

/** What stands in the head of a file, beside the sections. */
export interface ModelHead {
  readonly facts: ModelFacts
  readonly codings: readonly CodingString[]
  readonly total: number
  readonly forestStart: number | undefined
  readonly sections: readonly Section[]
}

export interface Section {
  readonly name: string
  readonly kind: 'float64' | 'float32' | 'int32' | 'int16' | 'uint8'
  readonly length: number
}
