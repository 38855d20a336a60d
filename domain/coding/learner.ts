/** The coder with its memory of what it said: proposes with a score, writes it down, learns when people's codings become known. */
import { type Batch, Coder, type Proposal, scores } from './coder.ts'
import type { Aim } from './evidence.ts'
import { FEATURES } from './features.ts'
import { type Day, type LineFacts, monthOf } from './line.ts'
import { type Proven, provenOf } from './threshold.ts'
import { type Forest, growForest } from './trees.ts'
import { type Fate, Written } from './written.ts'

/** The tables must have seen so much before what they say is worth learning from. */
const WARM_UP_DAYS = 90
const FIRST_FOREST_DAYS = 365
const FOREST_EVERY_MONTHS = 6
const LEAST_FOREST_LINES = 500

export interface Scored extends Batch {
  /** One a line; NaN where there are no trees yet. */
  readonly score: Float64Array
}

export class Learner {
  readonly coder = new Coder()
  readonly written = new Written()
  forest: Forest | undefined
  #first: Day | undefined
  #forestMonth = Number.NEGATIVE_INFINITY
  #units = 0

  propose(lines: readonly LineFacts[], isOpen: (code: number, day: Day) => boolean): Scored {
    this.#first ??= lines[0]?.day
    const batch = this.coder.propose(lines, isOpen)
    return { ...batch, score: scores(this.forest, batch) }
  }

  /**
   * `units`: the members of each unit of the promise, by their index; `fates`: one a line. Answers under which number each line is written
   * down.
   */
  writeDown(
    { proposals, features, score }: Scored,
    units: readonly (readonly number[])[],
    fates: readonly Fate[],
  ): Int32Array {
    const numbers = new Int32Array(proposals.length)
    for (const members of units) {
      const unit = this.#units++
      for (const i of members) {
        const { line, proposed } = proposals[i] as Proposal
        const written = { day: line.day, unit, score: score[i] as number, proposed: proposed.code }
        numbers[i] = this.written.add(written, fates[i] as Fate, features, i * FEATURES)
      }
    }
    return numbers
  }

  /** Grows the trees anew where half a year has passed since the last time. */
  refit(today: Day): void {
    if (this.#first === undefined || today - this.#first < FIRST_FOREST_DAYS) return
    if (monthOf(today) - this.#forestMonth < FOREST_EVERY_MONTHS) return
    const sample = this.written.sample(this.#first + WARM_UP_DAYS)
    if (sample.use.length < LEAST_FOREST_LINES) return
    this.forest = growForest(sample)
    this.#forestMonth = monthOf(today)
  }

  /**
   * What the labels of the last so many days prove; of several windows the one that proves most, and each may fail in its part of what is permitted only.
   * Undefined where that is nothing.
   */
  proven(today: Day, windows: readonly number[], aim: Aim): Proven | undefined {
    const part = { ...aim, delta: aim.delta / windows.length }
    const proofs = windows.flatMap((days) => provenOf(this.written.judged(today - days), part) ?? [])
    return proofs.sort((a, b) => a.threshold - b.threshold)[0]
  }

  /** Infinity where nothing is proven. */
  threshold(today: Day, windows: readonly number[], aim: Aim): number {
    return this.proven(today, windows, aim)?.threshold ?? Number.POSITIVE_INFINITY
  }
}
