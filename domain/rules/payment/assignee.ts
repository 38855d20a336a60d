import type { Rule } from '../rule.ts'

/** Money for somebody else than the supplier is an assignment of the claim. */
export const assignee: Rule = {
  id: 'assignee',
  source: 'EN 16931 BG-10 Payee; gældsbrevsloven § 31: assignment of a claim',
  finds: { RULE_PAYEE_DIFFERS: ['note', 'manual'], RULE_ACCOUNT_SHARED: ['note'] },
  mayShadow: false,
  check: () => [],
}
