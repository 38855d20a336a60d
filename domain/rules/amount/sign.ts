import type { Rule } from '../rule.ts'

/** What is to be paid is more than nothing. */
export const sign: Rule = {
  id: 'amount-sign',
  source:
    'Peppol BIS Billing 3: negative invoices; practice: the robot pays, and credits what says that it credits',
  finds: { RULE_AMOUNT_ZERO: ['manual'], RULE_AMOUNT_NEGATIVE: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { totals } }) => {
    if (totals.payable < 0 || totals.gross < 0)
      return [{ code: 'RULE_AMOUNT_NEGATIVE', severity: 'manual', path: 'totals.payable' }]
    return totals.payable === 0
      ? [{ code: 'RULE_AMOUNT_ZERO', severity: 'manual', path: 'totals.payable' }]
      : []
  },
}
