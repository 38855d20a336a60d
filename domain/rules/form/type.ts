import type { Finding, Rule } from '../rule.ts'

/** A corrected, prepaid or factored invoice, a debit note: what it is to be set against, or who is to have the money, is for people to see. */
export const type: Rule = {
  id: 'type',
  source:
    'UNCL 1001, document name codes: 380 is a commercial invoice; EN 16931 BT-25, preceding invoice reference',
  finds: { RULE_DOCUMENT_TYPE: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { kind, unusualType, corrects } }) => {
    const found = (path: string): Finding => ({ code: 'RULE_DOCUMENT_TYPE', severity: 'manual', path })
    return [
      ...(unusualType ? [found('unusualType')] : []),
      // Whatever its type: it takes an earlier one's place, or settles it.
      ...(kind === 'invoice' && corrects ? [found('corrects')] : []),
    ]
  },
}
