import type { Rule } from '../rule.ts'

/** Lines that are unlike others: negative or free ones, repeated numbers, unknown units. */
export const lineForm: Rule = {
  id: 'line-form',
  source: 'EN 16931 BR-27, BR-CL-23 (UN/ECE Recommendation 20 and 21); UBL 2.1 line ID',
  finds: { RULE_LINE_UNUSUAL: ['note'], RULE_LINE_ID_REPEATED: ['note'], RULE_UNIT_UNKNOWN: ['note'] },
  mayShadow: true,
  check: () => [],
}
