import type { InvoiceLine, VatCategory } from '../../invoice/invoice.ts'
import { type Ore, sum } from '../../money.ts'
import type { Finding, Rule } from '../rule.ts'

/** 25 %, in hundredths of a per cent: the only rate above zero in Denmark. */
const STANDARD_RATE = 2500
/** Rounding line by line may move the VAT by up to this much a line, in øre. */
const TOLERANCE_PER_LINE = 1

/** VAT follows from base and rate, per category; the categories are those whose treatment is certain. */
export const vat: Rule = {
  id: 'vat',
  source:
    'Momsloven § 33 (25 %), § 13 (exempt); momsbekendtgørelsen § 58: base, rate and VAT; EN 16931 BR-CO-17',
  finds: { RULE_VAT_WRONG: ['reject'] },
  mayShadow: false,
  check: ({ invoice: { lines, vat: subtotals, totals } }) => {
    const wrong = (path: string): Finding => ({ code: 'RULE_VAT_WRONG', severity: 'reject', path })
    const findings: Finding[] = []
    for (const [i, { category, rate, base, vat: stated }] of subtotals.entries()) {
      const own = lines.filter((l) => l.vatCategory === category && l.vatRate === rate)
      if (rate !== rateOf(category)) findings.push(wrong(`vat[${i}].rate`))
      if (sum(own.map((l) => l.net)) !== base) findings.push(wrong(`vat[${i}].base`))
      if (Math.abs(stated - vatOf(base, rate)) > TOLERANCE_PER_LINE * Math.max(1, own.length))
        findings.push(wrong(`vat[${i}].vat`))
    }
    if (sum(subtotals.map((s) => s.vat)) !== totals.vat) findings.push(wrong('totals.vat'))
    if (lines.some((l) => !subtotals.some((s) => covers(s, l)))) findings.push(wrong('vat'))
    return findings
  },
}

function rateOf(category: VatCategory): number {
  return category === 'S' ? STANDARD_RATE : 0
}

/** Half an øre rounds away from zero, as the standards do. */
function vatOf(base: Ore, rate: number): Ore {
  return Math.sign(base) * Math.round((Math.abs(base) * rate) / 10_000)
}

function covers(s: { category: VatCategory; rate: number }, line: InvoiceLine): boolean {
  return s.category === line.vatCategory && s.rate === line.vatRate
}
