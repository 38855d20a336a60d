import type { Rule } from '../rule.ts'

/** The invoice is neither of the future nor of long ago, and due after it was issued. */
export const issue: Rule = {
  id: 'issue-date',
  source: 'Momsbekendtgørelsen § 58: date; forældelsesloven § 3: three years; rentelovens § 3: due date',
  finds: {
    RULE_DATE_FUTURE: ['manual'],
    RULE_DATE_OLD: ['note', 'manual'],
    RULE_DUE_BEFORE_ISSUE: ['manual'],
  },
  mayShadow: true,
  check: () => [],
}
