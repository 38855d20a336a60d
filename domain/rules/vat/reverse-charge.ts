import type { Rule } from '../rule.ts'

/** Reverse charge has its conditions: no VAT, both VAT numbers, and words that say it. */
export const reverseCharge: Rule = {
  id: 'reverse-charge',
  source: 'Momsloven § 46; momsbekendtgørelsen § 58 no. 12; EN 16931 BR-AE-02, BR-AE-09, BR-AE-10',
  finds: { RULE_VAT_REVERSE_CHARGE: ['manual'] },
  mayShadow: true,
  check: () => [],
}
