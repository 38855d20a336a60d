import type { Rule } from '../rule.ts'

/** The means of payment is one that moves money to the payee. */
export const means: Rule = {
  id: 'payment-means',
  source: 'UN/CEFACT 4461; OIOUBL 2.1 PaymentMeansCode; Peppol BIS Billing 3 DK-R-005',
  finds: { RULE_PAYMENT_MEANS: ['manual'], RULE_PAYMENT_MISSING: ['manual'] },
  mayShadow: false,
  check: () => [],
}
