import type { RegisterName } from '../registers.ts'
import type { Rule } from '../rule.ts'

/** Says which registers were not at hand, so that nobody takes silence for a check. */
export const registersAtHand: Rule = {
  id: 'registers',
  source: 'Practice: what could not be checked is said',
  finds: { RULE_REGISTER_MISSING: ['note'] },
  mayShadow: false,
  check: ({ absent = [], invoice }) => {
    const needed: readonly RegisterName[] = [
      'suppliers',
      'institutions',
      // Only a coding string is looked up in the chart.
      ...(invoice.accountingCost ? (['chart'] as const) : []),
    ]
    return needed
      .filter((name) => absent.includes(name))
      .map((name) => ({ code: 'RULE_REGISTER_MISSING', severity: 'note', path: name }))
  },
}
