import type { Rule } from '../rule.ts'

/** A corrected, prepaid or factored invoice, a debit note: what it is to be set against, or who is to have the money, is for people to see. */
export const type: Rule = {
  id: 'type',
  source: 'UNCL 1001, document name codes: 380 is a commercial invoice',
  finds: { RULE_DOCUMENT_TYPE: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { unusualType } }) =>
    unusualType ? [{ code: 'RULE_DOCUMENT_TYPE', severity: 'manual', path: 'unusualType' }] : [],
}
