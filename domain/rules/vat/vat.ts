import type { Invoice } from '../../invoice/invoice.ts'
import { formatDecimal, type Ore, sum } from '../../money.ts'
import type { Finding, Rule } from '../rule.ts'
import { baseOf, lineShares, same, sharesOf, vatOf } from './shares.ts'

/** Rounding line by line may move the VAT by up to this much a line, in øre. */
const TOLERANCE_PER_LINE = 1
/** However many lines: beyond this something else than rounding is at work, in øre. */
const MOST_TOLERANCE = 100

/** VAT follows from base and rate, per category, and the categories from the lines, allowances and charges. */
export const vat: Rule = {
  id: 'vat',
  source: 'Momsbekendtgørelsen § 58: base, rate and VAT; EN 16931 BR-CO-14, BR-CO-17, BR-S-08, BR-S-09',
  finds: { RULE_VAT_WRONG: ['reject'] },
  mayShadow: false,
  check: ({ invoice }) => [...subtotals(invoice), ...lines(invoice)],
}

function wrong(path: string, stated?: Ore, computed?: Ore): Finding {
  const facts =
    stated === undefined || computed === undefined
      ? {}
      : { facts: { stated: formatDecimal(stated), computed: formatDecimal(computed) } }
  return { code: 'RULE_VAT_WRONG', severity: 'reject', path, ...facts }
}

function subtotals(invoice: Invoice): readonly Finding[] {
  const { vat: stated, totals } = invoice
  const shares = sharesOf(invoice)
  const findings: Finding[] = []
  for (const [i, subtotal] of stated.entries()) {
    const count = shares.filter((s) => same(s, subtotal)).length
    const tolerance = Math.min(TOLERANCE_PER_LINE * Math.max(1, count), MOST_TOLERANCE)
    const base = baseOf(shares, subtotal)
    const due = vatOf(subtotal.base, subtotal.rate)
    if (base !== subtotal.base) findings.push(wrong(`vat[${i}].base`, subtotal.base, base))
    if (Math.abs(subtotal.vat - due) > tolerance) findings.push(wrong(`vat[${i}].vat`, subtotal.vat, due))
  }
  const total = sum(stated.map((s) => s.vat))
  if (total !== totals.vat) findings.push(wrong('totals.vat', totals.vat, total))
  const taxes = totals.vat + (totals.excise ?? 0)
  if (totals.taxTotal !== undefined && totals.taxTotal !== taxes)
    findings.push(wrong('totals.taxTotal', totals.taxTotal, taxes))
  const missing = shares.some((share) => share.base !== 0 && !stated.some((s) => same(s, share)))
  return missing ? [...findings, wrong('vat')] : findings
}

/** OIOUBL states the VAT of each line as well. */
function lines({ lines: all }: Invoice): readonly Finding[] {
  return all.flatMap((line, i) => {
    const parts = line.vatParts ?? []
    const findings = parts.flatMap(({ base, rate, vat: stated }, j) => {
      const due = vatOf(base, rate)
      return Math.abs(stated - due) > TOLERANCE_PER_LINE
        ? [wrong(`lines[${i}].vatParts[${j}].vat`, stated, due)]
        : []
    })
    const taxes = sum(parts.map((p) => p.vat)) + (line.excise ?? 0)
    if (parts.length > 0 && line.taxTotal !== undefined && line.taxTotal !== taxes)
      findings.push(wrong(`lines[${i}].taxTotal`, line.taxTotal, taxes))
    const base = sum(lineShares(line).map((s) => s.base))
    const taxable = line.net + (line.excise ?? 0)
    return base === taxable ? findings : [...findings, wrong(`lines[${i}].vatParts`, base, taxable)]
  })
}
