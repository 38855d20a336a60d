import { DateTime } from 'luxon'
import type { Finding, Rule } from '../rule.ts'

/** Details that were changed within so many days are confirmed by a person before money follows them. */
const CHANGED_WITHIN_DAYS = 30
const ZONE = 'Europe/Copenhagen'

/** The supplier exists, is solvent, and its details were not changed just now. */
export const standing: Rule = {
  id: 'standing',
  source:
    'Konkursloven: a claim of an estate belongs to the estate; practice: a change is confirmed before money follows it',
  finds: { RULE_SUPPLIER_CLOSED: ['manual'], RULE_SUPPLIER_CHANGED: ['manual'] },
  mayShadow: false,
  check: ({ creditors, receivedAt }) => {
    const findings: Finding[] = []
    if (creditors.some((c) => c.standing && c.standing !== 'active'))
      findings.push({ code: 'RULE_SUPPLIER_CLOSED', severity: 'manual', path: 'supplier.cvr' })
    const since = DateTime.fromISO(receivedAt, { zone: ZONE })
      .minus({ days: CHANGED_WITHIN_DAYS })
      .toISODate()
    if (creditors.some(({ changedOn }) => changedOn && since && changedOn >= since))
      findings.push({ code: 'RULE_SUPPLIER_CHANGED', severity: 'manual', path: 'supplier' })
    return findings
  },
}
