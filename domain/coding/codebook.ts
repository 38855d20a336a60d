/** Codings by number: tables and trees know numbers, people know accounts and cost centres. */
export interface CodingString {
  readonly account: string
  /** Empty where the institution is known on arrival and only the account is asked. */
  readonly costCentre: string
}

/** Why a line that people coded has no one coding: its parts bear several, or which it was cannot be told. */
export type Mixed = 'split' | 'untold'

const BETWEEN = '\x1f'

export class Codebook {
  static from(codings: readonly CodingString[]): Codebook {
    const codebook = new Codebook()
    for (const coding of codings) codebook.numberOf(coding)
    return codebook
  }

  readonly #numbers = new Map<string, number>()
  readonly #codings: CodingString[] = []

  /** The number of a coding; a new one where it was never met. */
  numberOf(coding: CodingString): number {
    const key = `${coding.account}${BETWEEN}${coding.costCentre}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#codings.length)
    return this.#codings.push(coding) - 1
  }

  /** Undefined for -1: nothing is proposed. */
  of(number: number): CodingString | undefined {
    return this.#codings[number]
  }

  all(): readonly CodingString[] {
    return this.#codings
  }
}
