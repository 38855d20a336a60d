import type { VatCategory } from '../../invoice/invoice.ts'
import type { Rule } from '../rule.ts'

/** Reverse charge, intra-Community supply and "outside VAT" ask for a judgement that the robot does not make. */
export const treatment: Rule = {
  id: 'treatment',
  source: 'Momsloven § 46 (reverse charge), § 34 (intra-Community supply)',
  finds: { RULE_VAT_TREATMENT: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { lines, vat, allowances = [] } }) => {
    const ofLines = lines.flatMap(({ vatCategory, vatParts = [], allowances: own = [] }, i) =>
      [vatCategory, ...vatParts.map((p) => p.category), ...own.map((a) => a.vatCategory)].some(asks)
        ? [`lines[${i}].vatCategory`]
        : [],
    )
    const ofDocument = [
      ...vat.flatMap(({ category }, i) => (asks(category) ? [`vat[${i}].category`] : [])),
      ...allowances.flatMap(({ vatCategory }, i) =>
        asks(vatCategory) ? [`allowances[${i}].vatCategory`] : [],
      ),
    ]
    // The lines say it best; what only the document says is in no line.
    return (ofLines.length > 0 ? ofLines : ofDocument).map((path) => ({
      code: 'RULE_VAT_TREATMENT',
      severity: 'manual',
      path,
    }))
  },
}

const asks = (category: VatCategory | undefined): boolean =>
  category === 'AE' || category === 'K' || category === 'O'
