import type { Rule } from '../rule.ts'

/** Transfers to an account (30, 31, 42, 58), payment slips (50, 93), NemKonto (97). All else is cash, cheque, card or drawn by the seller. */
const TRANSFERS = new Set(['30', '31', '42', '58', '50', '93', '97'])

/** The means of payment is one that moves money to the payee. */
export const means: Rule = {
  id: 'payment-means',
  source: 'UN/CEFACT 4461; OIOUBL 2.1 PaymentMeansCode; Peppol BIS Billing 3 DK-R-005',
  finds: { RULE_PAYMENT_MEANS: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { payment } }) =>
    payment.flatMap(({ code }, i) =>
      TRANSFERS.has(code)
        ? []
        : [{ code: 'RULE_PAYMENT_MEANS', severity: 'manual', path: `payment[${i}].code` } as const],
    ),
}
