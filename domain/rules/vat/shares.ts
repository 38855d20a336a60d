/** What each VAT category of a document rests on: lines, allowances and charges, by category and rate. */
import type { Allowance, Invoice, InvoiceLine, VatCategory } from '../../invoice/invoice.ts'
import { type Ore, sum } from '../../money.ts'

interface Rated {
  readonly category: VatCategory
  readonly rate: number
}

interface Share extends Rated {
  readonly base: Ore
}

export const same = (a: Rated, b: Rated): boolean => a.category === b.category && a.rate === b.rate

/** Half an øre rounds away from zero, as the standards do. */
export function vatOf(base: Ore, rate: number): Ore {
  return Math.sign(base) * Math.round((Math.abs(base) * rate) / 10_000)
}

export function sharesOf({ lines, allowances = [], vat }: Invoice): readonly Share[] {
  return [...lines.flatMap(lineShares), ...allowances.flatMap((a) => allowanceShares(a, vat))]
}

/** A line of OIOUBL may be taxed in several parts, excise duties in it among them. */
export function lineShares({ net, vatCategory, vatRate, vatParts }: InvoiceLine): readonly Share[] {
  if (!vatParts || vatParts.length === 0) return [{ category: vatCategory, rate: vatRate, base: net }]
  return vatParts.map(({ category, rate, base }) => ({ category, rate, base }))
}

/** Where an allowance names no category, that of the document if there is but one. */
function allowanceShares(allowance: Allowance, vat: readonly Rated[]): readonly Share[] {
  const { charge, amount, vatCategory, vatRate = 0 } = allowance
  const rated = vatCategory ? { category: vatCategory, rate: vatRate } : vat.length === 1 ? vat[0] : undefined
  return rated ? [{ category: rated.category, rate: rated.rate, base: charge ? amount : -amount }] : []
}

export function baseOf(shares: readonly Share[], rated: Rated): Ore {
  return sum(shares.filter((s) => same(s, rated)).map((s) => s.base))
}
