import type { Rule } from '../rule.ts'

/** The amount is within the area’s ceiling and what this supplier’s invoices come to. */
export const size: Rule = {
  id: 'amount-size',
  source: 'Kasse- og regnskabsregulativ: ceilings; practice: robust range of the supplier’s last three years',
  finds: { RULE_AMOUNT_CEILING: ['manual'], RULE_AMOUNT_UNUSUAL: ['manual'] },
  mayShadow: true,
  check: () => [],
}
