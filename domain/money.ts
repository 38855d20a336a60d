/** Money is whole øre in a safe integer; an amount never passes through a floating point fraction. */
export type Ore = number

/** The largest amount that is read: 10 billion kroner. Above it something else than an invoice has been sent. */
export const MAX_ORE: Ore = 1_000_000_000_000

const DECIMAL = /^([+-])?(\d{1,13})(?:\.(\d*))?$/

/**
 * Reads a decimal number as XML Schema writes it (`1234.5`, `-0.10`, `+1`), in kroner, into whole øre.
 * Returns undefined where the text is no such number, has a fraction of an øre, or is out of range.
 */
export function parseOre(text: string): Ore | undefined {
  const match = DECIMAL.exec(text.trim())
  if (!match) return undefined
  const [, sign, kroner = '', fraction = ''] = match
  const ore = fraction.padEnd(2, '0')
  if (/[1-9]/.test(ore.slice(2))) return undefined
  const value = Number(kroner) * 100 + Number(ore.slice(0, 2))
  if (value > MAX_ORE) return undefined
  return sign === '-' && value !== 0 ? -value : value
}

/** Writes øre as a decimal number of kroner with two places: `123450` → `1234.50`. */
export function formatDecimal(ore: Ore): string {
  const abs = Math.abs(ore)
  return `${ore < 0 ? '-' : ''}${Math.trunc(abs / 100)}.${String(abs % 100).padStart(2, '0')}`
}

/** Writes øre for a Danish reader: `123450` → `1.234,50 kr.` */
export function formatKroner(ore: Ore): string {
  const [kroner = '', fraction = ''] = formatDecimal(Math.abs(ore)).split('.')
  return `${ore < 0 ? '-' : ''}${kroner.replace(/\B(?=(\d{3})+$)/g, '.')},${fraction} kr.`
}

export const sum = (amounts: readonly Ore[]): Ore => amounts.reduce((total, ore) => total + ore, 0)

/**
 * Divides `total` in proportion to `weights` (whole numbers), in whole øre, so that the parts add up to it and each is within an øre of its exact
 * share (largest remainder). Equal remainders go to the earlier part. Where the weights add up to nothing, or to so little
 * beside one of them that its part would be no amount any more, the first part takes all.
 */
export function allocate(total: Ore, weights: readonly number[]): readonly Ore[] {
  if (total < 0) return allocate(-total, weights).map((part) => 0 - part)
  const whole = weights.reduce((all, w) => all + BigInt(w), 0n)
  const firstAlone = weights.map((_, i) => (i === 0 ? total : 0))
  if (whole === 0n) return firstAlone
  const shares = weights.map((w, i) => {
    const [share, over] = divideDown(BigInt(total) * BigInt(w), whole)
    return { i, share: Number(share), over }
  })
  if (shares.some(({ share }) => Math.abs(share) > MAX_ORE)) return firstAlone
  const rest = total - sum(shares.map((s) => s.share))
  const byRemainder = shares.toSorted((a, b) => (a.over === b.over ? a.i - b.i : a.over > b.over ? -1 : 1))
  const oneMore = new Set(byRemainder.slice(0, rest).map((s) => s.i))
  return shares.map(({ i, share }) => (oneMore.has(i) ? share + 1 : share))
}

/** Quotient rounded down, and what is over, in parts of the divisor's size. */
function divideDown(dividend: bigint, divisor: bigint): readonly [bigint, bigint] {
  const [n, d] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor]
  const over = ((n % d) + d) % d
  return [(n - over) / d, over]
}
