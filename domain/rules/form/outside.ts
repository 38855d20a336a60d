import type { Rule } from '../rule.ts'

/** What lies outside the document is never fetched, and said. */
export const outside: Rule = {
  id: 'outside',
  source: 'Practice: an invoice is read from its own bytes only',
  finds: { RULE_OUTSIDE_REFERENCE: ['note'] },
  mayShadow: true,
  check: () => [],
}
