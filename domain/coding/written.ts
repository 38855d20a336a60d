/**
 * Every proposal as it was written down when it was made: score, coding, features. Nothing here is ever computed again; a label is added when a
 * person's coding becomes known. From it the threshold is proven and the trees are grown.
 */

import type { Judged } from './evidence.ts'
import { FEATURES } from './features.ts'
import type { Day } from './line.ts'
import type { Sample } from './trees.ts'

/** In place of a coding's number: nobody has coded it, or nothing is proposed. */
export const UNKNOWN = -1

export interface WrittenLine {
  readonly day: Day
  /** Lines of one unit of the promise (an invoice, or a line) share it; they stand one after the other. */
  readonly unit: number
  /** Probability that the proposal is right; NaN before there was anything to tell it. */
  readonly score: number
  /** -1 where nothing was proposed. */
  readonly proposed: number
}

/** What became of a line's unit, as far as it matters for what its label may prove. */
export interface Fate {
  /** Probability with which its label was to be drawn; 1 for what people code anyway. */
  readonly inclusion: number
  /** It was not decided by its score alone (frozen, of a batch, a probe): it says nothing of the threshold. */
  readonly apart: boolean
  /** From before the robot went live. */
  readonly before: boolean
}

export class Written {
  readonly #lines: WrittenLine[] = []
  readonly #labels: number[] = []
  readonly #fates: Fate[] = []
  #features = new Float32Array(FEATURES * 1024)

  get size(): number {
    return this.#lines.length
  }

  /** Answers the line's number. */
  add(line: WrittenLine, fate: Fate, features: Float32Array, at: number): number {
    const number = this.#lines.push(line) - 1
    this.#labels.push(UNKNOWN)
    this.#fates.push(fate)
    if ((number + 1) * FEATURES > this.#features.length) {
      const larger = new Float32Array(this.#features.length * 2)
      larger.set(this.#features)
      this.#features = larger
    }
    this.#features.set(features.subarray(at, at + FEATURES), number * FEATURES)
    return number
  }

  label(number: number, code: number): void {
    this.#labels[number] = code
  }

  /** The units since a day, judged as far as people have coded them. */
  judged(since: Day): readonly Judged[] {
    const items: Judged[] = []
    for (let i = this.#lines.length - 1; i >= 0; ) {
      const { unit, day } = this.#lines[i] as WrittenLine
      if (day < since) break
      let score = Number.POSITIVE_INFINITY
      let known = true
      let wrong = false
      // Lines of one unit share their fate.
      const { inclusion, apart, before } = this.#fates[i] as Fate
      for (; i >= 0 && this.#lines[i]?.unit === unit; i--) {
        const line = this.#lines[i] as WrittenLine
        score = Math.min(score, line.score)
        known &&= this.#labels[i] !== UNKNOWN
        wrong ||= this.#labels[i] !== line.proposed
      }
      if (Number.isNaN(score)) break
      if (!apart) items.push({ score, wrong: known ? wrong : undefined, inclusion, before })
    }
    return items
  }

  /** Lines since a day whose proposal a person has judged. */
  sample(since: Day): Sample {
    const use: number[] = []
    this.#lines.forEach(({ day, proposed }, i) => {
      if (day >= since && proposed !== UNKNOWN && this.#labels[i] !== UNKNOWN) use.push(i)
    })
    return {
      rows: this.#features,
      width: FEATURES,
      use: Int32Array.from(use),
      right: Uint8Array.from(use, (i) => (this.#labels[i] === this.#lines[i]?.proposed ? 1 : 0)),
      weight: Float64Array.from(use, (i) => 1 / (this.#fates[i] as Fate).inclusion),
    }
  }
}
