import type { Rule } from '../rule.ts'

/** Says which registers were not at hand. */
export const registersAtHand: Rule = {
  id: 'registers',
  source: 'Practice: what could not be checked is said',
  finds: { RULE_REGISTER_MISSING: ['note'] },
  mayShadow: false,
  check: () => [],
}
