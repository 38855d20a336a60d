/**
 * Every proposal as it was written down when it was made: score, coding, features. Nothing here is ever computed again; a label is added when a
 * person's coding becomes known. From it the threshold is proven and the trees are grown.
 */

import { Columns, GROWTH } from './columns.ts'
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
  /** One row a line. */
  readonly #lines = new Columns({
    day: 'int',
    unit: 'int',
    score: 'float',
    proposed: 'int',
    label: 'int',
    inclusion: 'float',
    apart: 'int',
    before: 'int',
  })
  /** Where each unit begins. */
  readonly #starts: number[] = []
  #features = new Float32Array(FEATURES * 1024)

  get size(): number {
    return this.#lines.size
  }

  /** Answers the line's number. */
  add({ day, unit, score, proposed }: WrittenLine, fate: Fate, features: Float32Array, from: number): number {
    const before = this.#lines.size - 1
    if (before < 0 || this.#lines.at.unit[before] !== unit) this.#starts.push(this.#lines.size)
    const number = this.#lines.add()
    const { at } = this.#lines
    at.day[number] = day
    at.unit[number] = unit
    at.score[number] = score
    at.proposed[number] = proposed
    at.label[number] = UNKNOWN
    at.inclusion[number] = fate.inclusion
    at.apart[number] = Number(fate.apart)
    at.before[number] = Number(fate.before)
    if ((number + 1) * FEATURES > this.#features.length) {
      const larger = new Float32Array(Math.ceil((number + 1) * GROWTH) * FEATURES)
      larger.set(this.#features)
      this.#features = larger
    }
    this.#features.set(features.subarray(from, from + FEATURES), number * FEATURES)
    return number
  }

  label(number: number, code: number): void {
    this.#lines.at.label[number] = code
  }

  /** The units since a day, judged as far as people have coded them. */
  judged(since: Day): readonly Judged[] {
    const { at } = this.#lines
    const items: Judged[] = []
    for (let u = this.#starts.length - 1; u >= 0; u--) {
      const first = this.#starts[u] as number
      if ((at.day[first] as number) < since) break
      let score = at.score[first] as number
      for (let i = first + 1; i < this.#endOf(u); i++) score = Math.min(score, at.score[i] as number)
      if (Number.isNaN(score)) break
      // Lines of one unit share their fate.
      if (at.apart[first]) continue
      const inclusion = at.inclusion[first] as number
      items.push({ score, wrong: this.#isWrong(u), inclusion, before: at.before[first] === 1 })
    }
    return items
  }

  /**
   * Lines since a day whose unit people have judged. Right is what stands in a unit that is right as a whole, since nothing less is promised; and an invoice
   * counts once, however many lines it has.
   */
  sample(since: Day): Sample {
    const { at } = this.#lines
    const use = new Int32Array(this.size)
    const right = new Uint8Array(this.size)
    const weight = new Float64Array(this.size)
    let count = 0
    this.#starts.forEach((first, u) => {
      const end = this.#endOf(u)
      const wrong = this.#isWrong(u)
      if (wrong === undefined) return
      for (let i = first; i < end; i++) {
        if ((at.day[i] as number) < since || at.proposed[i] === UNKNOWN) continue
        use[count] = i
        right[count] = wrong ? 0 : 1
        weight[count] = 1 / ((at.inclusion[i] as number) * (end - first))
        count++
      }
    })
    return {
      rows: this.#features,
      width: FEATURES,
      use: use.subarray(0, count),
      right: right.subarray(0, count),
      weight: weight.subarray(0, count),
    }
  }

  /** Its lines are those from where it begins to before this one. */
  #endOf(unit: number): number {
    return this.#starts[unit + 1] ?? this.#lines.size
  }

  /** Undefined where nobody has coded all of it. */
  #isWrong(unit: number): boolean | undefined {
    const { label, proposed } = this.#lines.at
    let wrong = false
    for (let i = this.#starts[unit] as number; i < this.#endOf(unit); i++) {
      if (label[i] === UNKNOWN) return undefined
      wrong ||= label[i] !== proposed[i]
    }
    return wrong
  }
}
