import type { Rule } from '../rule.ts'

/** Only kroner are booked by themselves: a rate of exchange is a decision. */
export const currency: Rule = {
  id: 'currency',
  source: 'Practice: the robot never converts',
  finds: { RULE_CURRENCY: ['manual'] },
  mayShadow: false,
  check: ({ invoice }) =>
    invoice.currency === 'DKK' ? [] : [{ code: 'RULE_CURRENCY', severity: 'manual', path: 'currency' }],
}
