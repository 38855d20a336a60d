/** After a confirmed error a pattern's proposal goes to people, until they have agreed with it three times in a row. */
import { hashPair } from './hash.ts'

export const THAW = 3

export class Frozen {
  readonly #left = new Map<number, number>()

  has(pattern: number, code: number): boolean {
    return this.#left.has(key(pattern, code))
  }

  freeze(pattern: number, code: number): void {
    this.#left.set(key(pattern, code), THAW)
  }

  /** A person coded a line of the pattern: agrees with the proposal, or does not. */
  seen(pattern: number, code: number, agrees: boolean): void {
    const of = key(pattern, code)
    const left = this.#left.get(of)
    if (left === undefined) return
    if (!agrees) this.#left.set(of, THAW)
    else if (left > 1) this.#left.set(of, left - 1)
    else this.#left.delete(of)
  }
}

const key = (pattern: number, code: number): number => hashPair(pattern, code + 1)
