/** Flat columns that grow together: rows of numbers without an object each. */
type Numbers = Float64Array | Int32Array

/** Room grows by a quarter: doubled, the largest tables would be half empty, and both halves are there while they grow. */
export const GROWTH = 1.25

export class Columns<Name extends string> {
  readonly at: Record<Name, Numbers>
  #room = 1024
  size = 0

  constructor(kinds: Readonly<Record<Name, 'float' | 'int'>>) {
    const at = {} as Record<Name, Numbers>
    for (const name of Object.keys(kinds) as Name[])
      at[name] = kinds[name] === 'float' ? new Float64Array(this.#room) : new Int32Array(this.#room)
    this.at = at
  }

  /** Makes room for one row more, all zero; answers its number. */
  add(): number {
    if (this.size === this.#room) {
      this.#room = Math.ceil(this.#room * GROWTH)
      for (const name of Object.keys(this.at) as Name[]) this.at[name] = grown(this.at[name], this.#room)
    }
    return this.size++
  }

  /** The columns without the room behind their last row: what they hold, not a copy of it. */
  columns(): Readonly<Record<Name, Numbers>> {
    const out = {} as Record<Name, Numbers>
    for (const name of Object.keys(this.at) as Name[]) out[name] = this.at[name].subarray(0, this.size)
    return out
  }

  restore(columns: Readonly<Record<Name, Numbers>>): void {
    const names = Object.keys(this.at) as Name[]
    this.size = names[0] ? columns[names[0]].length : 0
    this.#room = Math.max(this.#room, this.size)
    for (const name of names) this.at[name] = grown(columns[name], this.#room)
  }
}

function grown(column: Numbers, room: number): Numbers {
  const larger = column instanceof Float64Array ? new Float64Array(room) : new Int32Array(room)
  larger.set(column)
  return larger
}
