import type { Rule } from '../rule.ts'

/**
 * A document that names a citizen is seen by a person: who may see the posting must be decided. Where the area lets the number go to the ERP's own field for
 * it, that has been decided, for what the document itself calls a CPR number.
 */
export const cpr: Rule = {
  id: 'cpr',
  source: 'Databeskyttelsesloven § 11: public authorities’ handling of CPR numbers',
  finds: { RULE_CPR_FOUND: ['note', 'manual'] },
  mayShadow: false,
  check: ({ invoice: { holdsCpr, cprAt = [], cprSure }, institution }) => {
    const places = cprAt.length > 0 ? cprAt : ['lines']
    const severity = institution?.cprToErp && cprSure ? 'note' : 'manual'
    return holdsCpr ? places.map((path) => ({ code: 'RULE_CPR_FOUND', severity, path })) : []
  },
}
