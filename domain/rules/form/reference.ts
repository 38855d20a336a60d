import type { Rule } from '../rule.ts'

/** Someone must be able to say who ordered: a reference person or an order number. */
export const reference: Rule = {
  id: 'reference',
  source:
    'Bekendtgørelse om elektronisk afregning med offentlige myndigheder: reference person or order number',
  finds: { RULE_REFERENCE_MISSING: ['manual'] },
  mayShadow: true,
  check: ({ invoice }) =>
    invoice.orderedBy || invoice.orderNumber
      ? []
      : [{ code: 'RULE_REFERENCE_MISSING', severity: 'manual', path: 'orderedBy' }],
}
