import type { Rule } from '../rule.ts'

/** Delivery lies before the invoice, and within one accounting year. */
export const delivery: Rule = {
  id: 'delivery-date',
  source: 'Momsbekendtgørelsen § 58: day of delivery; EN 16931 BR-29; practice: periods across a year’s end',
  finds: { RULE_DELIVERY_DATE: ['manual'], RULE_PERIOD: ['manual'], RULE_PERIOD_YEAR_END: ['note'] },
  mayShadow: true,
  check: () => [],
}
