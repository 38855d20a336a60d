import type { Rule } from '../rule.ts'

/** A copy is no second demand for payment. */
export const copy: Rule = {
  id: 'copy',
  source: 'UBL 2.1 CopyIndicator; practice: one original of each invoice is paid',
  finds: { RULE_COPY: ['manual'] },
  mayShadow: false,
  check: ({ invoice }) => (invoice.copy ? [{ code: 'RULE_COPY', severity: 'manual', path: 'copy' }] : []),
}
