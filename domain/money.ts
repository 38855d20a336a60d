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
 * Divides `total` in proportion to `weights`, in whole øre, so that the parts add up to it (largest remainder).
 * Equal remainders go to the earlier part. Where all weights are zero the first part takes all.
 */
export function allocate(total: Ore, weights: readonly number[]): readonly Ore[] {
  if (weights.length === 0) return []
  const whole = weights.reduce((a, b) => a + Math.abs(b), 0)
  if (whole === 0) return weights.map((_, i) => (i === 0 ? total : 0))
  const signed = weights.reduce((a, b) => a + b, 0)
  if (signed === 0) return weights.map((_, i) => (i === 0 ? total : 0))
  const exact = weights.map((w) => (BigInt(total) * BigInt(w) * 1_000_000n) / BigInt(signed))
  const parts = exact.map((e) => Number(e / 1_000_000n))
  let rest = total - sum(parts)
  const order = exact
    .map((e, i) => ({ i, remainder: e - (e / 1_000_000n) * 1_000_000n }))
    .map(({ i, remainder }) => ({ i, remainder: remainder < 0n ? -remainder : remainder }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1))
  for (let k = 0; rest !== 0; k = (k + 1) % order.length) {
    const step = Math.sign(rest)
    const at = order[k]?.i ?? 0
    parts[at] = (parts[at] ?? 0) + step
    rest -= step
  }
  return parts
}
