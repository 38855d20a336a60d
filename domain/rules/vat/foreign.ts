import type { Rule } from '../rule.ts'

/** A seller abroad leaves the VAT to the buyer, or charges another country’s. */
export const foreign: Rule = {
  id: 'foreign-seller',
  source: 'Momsloven § 46, stk. 1, nr. 3: services from abroad',
  finds: { RULE_FOREIGN_SELLER: ['manual'] },
  mayShadow: false,
  check: () => [],
}
