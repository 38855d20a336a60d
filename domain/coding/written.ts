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
/** In place of a coding's number: people gave it no one coding, or which cannot be told. Nobody proposes it, so that every proposal is wrong. */
export const MIXED = -2

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
  /** Where each unit begins. */
  readonly #starts: number[] = []
  #features = new Float32Array(FEATURES * 1024)

  get size(): number {
    return this.#lines.length
  }

  /** Answers the line's number. */
  add(line: WrittenLine, fate: Fate, features: Float32Array, at: number): number {
    if (this.#lines.at(-1)?.unit !== line.unit) this.#starts.push(this.#lines.length)
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
    for (let u = this.#starts.length - 1; u >= 0; u--) {
      const members = this.#members(u)
      const [first] = members
      if ((this.#lines[first as number] as WrittenLine).day < since) break
      const score = members.reduce(
        (least, i) => Math.min(least, (this.#lines[i] as WrittenLine).score),
        Number.POSITIVE_INFINITY,
      )
      if (Number.isNaN(score)) break
      // Lines of one unit share their fate.
      const { inclusion, apart, before } = this.#fates[first as number] as Fate
      if (!apart) items.push({ score, wrong: this.#isWrong(members), inclusion, before })
    }
    return items
  }

  /**
   * Lines since a day whose unit people have judged. Right is what stands in a unit that is right as a whole, since nothing less is promised; and an invoice
   * counts once, however many lines it has.
   */
  sample(since: Day): Sample {
    const use: number[] = []
    const right: number[] = []
    const weight: number[] = []
    this.#starts.forEach((_, u) => {
      const members = this.#members(u)
      const wrong = this.#isWrong(members)
      if (wrong === undefined) return
      for (const i of members) {
        const { day, proposed } = this.#lines[i] as WrittenLine
        if (day < since || proposed === UNKNOWN) continue
        use.push(i)
        right.push(wrong ? 0 : 1)
        weight.push(1 / ((this.#fates[i] as Fate).inclusion * members.length))
      }
    })
    return {
      rows: this.#features,
      width: FEATURES,
      use: Int32Array.from(use),
      right: Uint8Array.from(right),
      weight: Float64Array.from(weight),
    }
  }

  #members(unit: number): readonly number[] {
    const from = this.#starts[unit] as number
    const to = this.#starts[unit + 1] ?? this.#lines.length
    return Array.from({ length: to - from }, (_, i) => from + i)
  }

  /** Undefined where nobody has coded all of it. */
  #isWrong(members: readonly number[]): boolean | undefined {
    if (members.some((i) => this.#labels[i] === UNKNOWN)) return undefined
    return members.some((i) => this.#labels[i] !== this.#lines[i]?.proposed)
  }
}
