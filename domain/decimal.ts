/** Exact decimal numbers of any length that a document may write: quantities and prices, which may have more than two decimals. */
import type { Ore } from './money.ts'

/** `units` × 10^-`places`. */
export interface Decimal {
  readonly units: bigint
  readonly places: number
}

const WRITTEN = /^([+-])?(\d{1,20})(?:\.(\d{1,20}))?$/
const ORE_PLACES = 2

/** Undefined where the text is no decimal number. */
export function parseDecimal(text: string | undefined): Decimal | undefined {
  const [, sign, whole = '', fraction = ''] = WRITTEN.exec(text ?? '') ?? []
  if (!whole) return undefined
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, places: fraction.length }
}

export const isZero = ({ units }: Decimal): boolean => units === 0n
export const isNegative = ({ units }: Decimal): boolean => units < 0n

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places }
}

/** In whole øre, half an øre away from zero. A divisor of nothing answers undefined. */
export function toOre(kroner: Decimal, divisor: Decimal = { units: 1n, places: 0 }): Ore | undefined {
  if (isZero(divisor)) return undefined
  const above = kroner.units * 10n ** BigInt(ORE_PLACES + divisor.places)
  const below = divisor.units * 10n ** BigInt(kroner.places)
  const negative = above < 0n !== below < 0n
  const [n, d] = [above < 0n ? -above : above, below < 0n ? -below : below]
  const rounded = (2n * n + d) / (2n * d)
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
  return negative && rounded !== 0n ? -Number(rounded) : Number(rounded)
}
