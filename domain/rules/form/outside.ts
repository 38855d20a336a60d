import type { Rule } from '../rule.ts'

/** What lies outside the document is never fetched, and said. */
export const outside: Rule = {
  id: 'outside',
  source: 'UBL 2.1 ExternalReference; practice: an invoice is read from its own bytes only',
  finds: { RULE_OUTSIDE_REFERENCE: ['note'] },
  mayShadow: true,
  check: ({ invoice: { oddities = [] } }) =>
    oddities
      .filter((o) => o.what === 'outside')
      .map(({ path }) => ({ code: 'RULE_OUTSIDE_REFERENCE', severity: 'note', path })),
}
