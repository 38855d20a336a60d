import type { VatCategory } from '../../invoice/invoice.ts'
import type { Finding, Rule } from '../rule.ts'
import { lineShares } from './shares.ts'

/** 25 %, in hundredths of a per cent: the only rate above zero in Denmark. */
const STANDARD_RATE = 2500

/** The rate exists in Denmark and belongs to its category. */
export const rate: Rule = {
  id: 'vat-rate',
  source:
    'Momsloven § 33 (25 %), § 13 (exempt); EN 16931 BR-S-05, BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-O-05',
  finds: { RULE_VAT_RATE: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { lines, vat } }) => {
    const wrong = (path: string): Finding => ({ code: 'RULE_VAT_RATE', severity: 'manual', path })
    return [
      ...vat.flatMap((s, i) => (s.rate === rateOf(s.category) ? [] : [wrong(`vat[${i}].rate`)])),
      ...lines.flatMap((line, i) =>
        lineShares(line).every((s) => s.rate === rateOf(s.category)) ? [] : [wrong(`lines[${i}].vatRate`)],
      ),
    ]
  },
}

function rateOf(category: VatCategory): number {
  return category === 'S' ? STANDARD_RATE : 0
}
