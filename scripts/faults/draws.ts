/** Numbers that a text alone decides, so that a night can be made again from its seed. */
import { createHash } from 'node:crypto'

const BITS = 48

export interface Draws {
  /** 0 ≤ number < 1. */
  readonly number: () => number
  /** A whole number, `from` and `to` included. */
  readonly between: (from: number, to: number) => number
  readonly chance: (p: number) => boolean
  /** `count` different ones of the list, in its order. */
  readonly some: <T>(list: readonly T[], count: number) => readonly T[]
}

export function drawsOf(seed: string): Draws {
  let drawn = 0
  const number = (): number => {
    drawn += 1
    const digest = createHash('sha256').update(`${seed}#${drawn}`).digest()
    return digest.readUIntBE(0, BITS / 8) / 2 ** BITS
  }
  return {
    number,
    between: (from, to) => from + Math.floor(number() * (to - from + 1)),
    chance: (p) => number() < p,
    some: (list, count) => {
      const placed = list.map((item, at) => ({ item, at, place: number() }))
      const chosen = placed.sort((a, b) => a.place - b.place).slice(0, count)
      return chosen.sort((a, b) => a.at - b.at).map(({ item }) => item)
    },
  }
}
