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

/** How many codings of a key's value are candidates. Weights only grow, so that the heaviest are kept as they come. */
const HEAVIEST = ['heavy0', 'heavy1', 'heavy2', 'heavy3', 'heavy4', 'heavy5'] as const
const HEAVIEST_COLUMNS = {
  heavy0: 'int',
  heavy1: 'int',
  heavy2: 'int',
  heavy3: 'int',
  heavy4: 'int',
  heavy5: 'int',
} as const
/** More codings than any chart has. */
const MOST_CODES = 2 ** 21

export const NEVER: Day = -99_999
export const NONE = -1

export class History {
  index = new HashIndex()
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
    firstDay: 'int',
    lastDay: 'int',
    /** When another code than the last was last met. */
    otherDay: 'int',
    /** The heaviest codes, in no order: entries, or -1. */
    ...HEAVIEST_COLUMNS,
  })
  /** One row a coding of a key's value. */
  entryIndex = new HashIndex()
  readonly entries = new Columns({ weight: 'float', labels: 'int', lastDay: 'int', code: 'int' })
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
    while (this.codes.size <= code) {
      const added = this.codes.add()
      this.codes.at.lastDay[added] = NEVER
    }
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
      this.values.at.otherDay[row] = NEVER
      for (const heavy of HEAVIEST) this.values.at[heavy][row] = NONE
    }
    return row
  }

  #addTo(row: number, code: number, weight: number, day: Day): void {
    const v = this.values.at
    const agrees = v.lastCode[row] === code
    if (v.labels[row] === 0) v.firstDay[row] = day
    else {
      v.followed[row] = (v.followed[row] as number) + weight
      if (agrees) v.agreed[row] = (v.agreed[row] as number) + weight
    }
    v.weight[row] = (v.weight[row] as number) + weight
    v.labels[row] = (v.labels[row] as number) + 1
    v.run[row] = agrees ? (v.run[row] as number) + 1 : 1
    if (!agrees) v.otherDay[row] = v.lastDay[row] as number
    v.lastCode[row] = code
    v.lastDay[row] = day
    const entry = this.#entry(row, code)
    const e = this.entries.at
    e.weight[entry] = (e.weight[entry] as number) + weight
    e.labels[entry] = (e.labels[entry] as number) + 1
    e.lastDay[entry] = day
    this.#weigh(row, entry)
  }

  #entry(row: number, code: number): number {
    const entry = this.entryIndex.add(keyOf(row, code))
    if (entry === this.entries.size) {
      this.entries.add()
      this.entries.at.code[entry] = code
      this.values.at.codes[row] = (this.values.at.codes[row] as number) + 1
    }
    return entry
  }

  /** An entry has grown: is it among the heaviest now? */
  #weigh(row: number, entry: number): void {
    const { at } = this.values
    const { weight } = this.entries.at
    let lightest: (typeof HEAVIEST)[number] = 'heavy0'
    for (const heavy of HEAVIEST) {
      const there = at[heavy][row] as number
      if (there === entry) return
      if (there === NONE) {
        at[heavy][row] = entry
        return
      }
      if ((weight[there] as number) < (weight[at[lightest][row] as number] as number)) lightest = heavy
    }
    if ((weight[entry] as number) > (weight[at[lightest][row] as number] as number)) at[lightest][row] = entry
  }

  /** Visits the codes that weigh most with a key's value, and its latest. */
  eachLikely(row: number, visit: (code: number) => void): void {
    const { at } = this.values
    for (const heavy of HEAVIEST) {
      const entry = at[heavy][row] as number
      if (entry === NONE) break
      visit(this.entries.at.code[entry] as number)
    }
    visit(at.lastCode[row] as number)
  }

  /** The entry of a code with a key's value, or -1. */
  entryOf(row: number, code: number): number {
    return this.entryIndex.find(keyOf(row, code))
  }
}

/** Never zero, which is no hash. */
const keyOf = (row: number, code: number): number => (row + 1) * MOST_CODES + code
