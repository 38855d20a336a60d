import type { Rule } from '../rule.ts'

const DENMARK = 'DK'

/** A seller abroad leaves the VAT to the buyer, or charges another country’s. */
export const foreign: Rule = {
  id: 'foreign-seller',
  source: 'Momsloven § 46, stk. 1, nr. 3: services from abroad',
  finds: { RULE_FOREIGN_SELLER: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { supplier } }) =>
    supplier.country && supplier.country !== DENMARK
      ? [{ code: 'RULE_FOREIGN_SELLER', severity: 'manual', path: 'supplier.country' }]
      : [],
}
