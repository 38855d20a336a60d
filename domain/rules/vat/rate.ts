import type { Rule } from '../rule.ts'

/** The rate exists in Denmark and belongs to its category. */
export const rate: Rule = {
  id: 'vat-rate',
  source: 'Momsloven § 33 (25 %); EN 16931 BR-S-05, BR-Z-05, BR-E-05, BR-AE-05',
  finds: { RULE_VAT_RATE: ['manual'] },
  mayShadow: false,
  check: () => [],
}
