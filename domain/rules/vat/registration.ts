import type { Rule } from '../rule.ts'

/** Who charges VAT is registered for it and says so. */
export const registration: Rule = {
  id: 'vat-registration',
  source: 'Momsloven § 47 and § 52 a; EN 16931 BR-S-02',
  finds: { RULE_VAT_NUMBER_MISSING: ['note'], RULE_VAT_NOT_REGISTERED: ['manual'] },
  mayShadow: false,
  check: () => [],
}
