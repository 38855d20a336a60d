import type { Rule } from '../rule.ts'

/** Account numbers and payment ids have the form and check digits of their kind. */
export const accountDigits: Rule = {
  id: 'account-digits',
  source: 'ISO 13616 (IBAN); FIK and Giro: Luhn check digit; Peppol BIS Billing 3 DK-R-006 to DK-R-011',
  finds: { RULE_ACCOUNT_INVALID: ['manual'], RULE_PAYMENT_ID_INVALID: ['manual'] },
  mayShadow: false,
  check: () => [],
}
