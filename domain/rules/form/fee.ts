import type { Rule } from '../rule.ts'

/** Fees and interest for late payment are judged by a person. */
export const fee: Rule = {
  id: 'fee',
  source: 'Renteloven § 9 a and § 9 b: reminder fees and compensation',
  finds: { RULE_FEE: ['manual'] },
  mayShadow: true,
  check: () => [],
}
