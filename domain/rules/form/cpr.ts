import type { Rule } from '../rule.ts'

/** A document that names a citizen is seen by a person: who may see the posting must be decided. */
export const cpr: Rule = {
  id: 'cpr',
  source: 'Databeskyttelsesloven § 11: public authorities’ handling of CPR numbers',
  finds: { RULE_CPR_FOUND: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { holdsCpr, cprAt = [] } }) => {
    const places = cprAt.length > 0 ? cprAt : ['lines']
    return holdsCpr ? places.map((path) => ({ code: 'RULE_CPR_FOUND', severity: 'manual', path })) : []
  },
}
