/**
 * How people coded what: for each key the codings met, their weight, number and last day. The weight of a label is 2^(day / 150): it grows with the
 * calendar and nothing is ever decayed; whoever reads divides by today's. Only people's codings are ever added.
 */
import { Columns } from './columns.ts'
import { HashIndex } from './hash-index.ts'
import { NO_KEY } from './keys.ts'
import type { Day } from './line.ts'

/** After so many days a coding weighs half. */
export const HALF_LIFE_DAYS = 150
/** Weights are counted from here, so that they stay far from a double's limits for a century. */
const ORIGIN: Day = 3_650

export const weightAt = (day: Day): number => 2 ** ((day - ORIGIN) / HALF_LIFE_DAYS)

export const NEVER: Day = -99_999
export const NONE = -1

export class History {
  readonly index = new HashIndex()
  /** One row a key's value. */
  readonly values = new Columns({
    weight: 'float',
    /** Of labels that came when there was an earlier one: all, and those that agreed with the last. */
    followed: 'float',
    agreed: 'float',
    labels: 'int',
    codes: 'int',
    lastCode: 'int',
    run: 'int',
    lastDay: 'int',
    first: 'int',
  })
  /** One row a coding of a key's value; `next` links those of one value. */
  readonly entries = new Columns({
    weight: 'float',
    labels: 'int',
    lastDay: 'int',
    code: 'int',
    next: 'int',
  })
  /** One row a coding. */
  readonly codes = new Columns({ weight: 'float', labels: 'int', lastDay: 'int' })
  total = 0

  /** The row of a key's value, or -1. */
  find(hash: number): number {
    return hash === NO_KEY ? NONE : this.index.find(hash)
  }

  /** One label of a person. */
  add(keys: Float64Array, code: number, day: Day): void {
    const weight = weightAt(day)
    this.#addCode(code, weight, day)
    for (let k = 0; k < keys.length; k++) {
      const hash = keys[k] as number
      if (hash !== NO_KEY) this.#addTo(this.#row(hash), code, weight, day)
    }
  }

  #addCode(code: number, weight: number, day: Day): void {
    while (this.codes.size <= code) this.codes.at.lastDay[this.codes.add()] = NEVER
    const { at } = this.codes
    at.weight[code] = (at.weight[code] as number) + weight
    at.labels[code] = (at.labels[code] as number) + 1
    at.lastDay[code] = day
    this.total += weight
  }

  #row(hash: number): number {
    const row = this.index.add(hash)
    if (row === this.values.size) {
      this.values.add()
      this.values.at.lastCode[row] = NONE
      this.values.at.lastDay[row] = NEVER
      this.values.at.first[row] = NONE
    }
    return row
  }

  #addTo(row: number, code: number, weight: number, day: Day): void {
    const v = this.values.at
    const agrees = v.lastCode[row] === code
    if ((v.labels[row] as number) > 0) {
      v.followed[row] = (v.followed[row] as number) + weight
      if (agrees) v.agreed[row] = (v.agreed[row] as number) + weight
    }
    v.weight[row] = (v.weight[row] as number) + weight
    v.labels[row] = (v.labels[row] as number) + 1
    v.run[row] = agrees ? (v.run[row] as number) + 1 : 1
    v.lastCode[row] = code
    v.lastDay[row] = day
    const entry = this.#entry(row, code)
    const e = this.entries.at
    e.weight[entry] = (e.weight[entry] as number) + weight
    e.labels[entry] = (e.labels[entry] as number) + 1
    e.lastDay[entry] = day
  }

  #entry(row: number, code: number): number {
    const first = this.values.at.first[row] as number
    for (let entry = first; entry !== NONE; entry = this.entries.at.next[entry] as number)
      if (this.entries.at.code[entry] === code) return entry
    const entry = this.entries.add()
    this.entries.at.code[entry] = code
    this.entries.at.next[entry] = first
    this.values.at.first[row] = entry
    this.values.at.codes[row] = (this.values.at.codes[row] as number) + 1
    return entry
  }
}
