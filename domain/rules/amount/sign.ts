import type { Rule } from '../rule.ts'

/** What is to be paid is more than nothing. */
export const sign: Rule = {
  id: 'amount-sign',
  source:
    'Peppol BIS Billing 3: negative invoices; practice: the robot pays, and credits what says that it credits',
  finds: { RULE_AMOUNT_ZERO: ['manual'], RULE_AMOUNT_NEGATIVE: ['manual'] },
  mayShadow: false,
  check: () => [],
}
