import { DateTime } from 'luxon'
import type { Finding, Rule } from '../rule.ts'

const ZONE = 'Europe/Copenhagen'
/** An invoice of tomorrow is a sender's clock; one of later is not. */
const AHEAD_DAYS = 1
/** Older than this, a person finds out why it comes now. */
const OLD_MONTHS = 12

/** The invoice is neither of the future nor of long ago, and due after it was issued. */
export const issue: Rule = {
  id: 'issue-date',
  source: 'Momsbekendtgørelsen § 58: date; forældelsesloven § 3: three years; renteloven § 3: due date',
  finds: {
    RULE_DATE_FUTURE: ['manual'],
    RULE_DATE_OLD: ['note', 'manual'],
    RULE_DUE_BEFORE_ISSUE: ['manual'],
  },
  mayShadow: true,
  check: ({ invoice: { kind, issueDate, dueDate }, receivedAt, receivedUnknown }) => {
    const findings: Finding[] = []
    const received = DateTime.fromISO(receivedAt, { zone: ZONE })
    const [latest, earliest] = [
      received.plus({ days: AHEAD_DAYS }).toISODate(),
      received.minus({ months: OLD_MONTHS }).toISODate(),
    ]
    if (latest && issueDate > latest)
      findings.push({ code: 'RULE_DATE_FUTURE', severity: 'manual', path: 'issueDate' })
    if (earliest && issueDate < earliest)
      findings.push({
        code: 'RULE_DATE_OLD',
        severity: receivedUnknown ? 'note' : 'manual',
        path: 'issueDate',
      })
    if (kind === 'invoice' && dueDate && dueDate < issueDate)
      findings.push({ code: 'RULE_DUE_BEFORE_ISSUE', severity: 'manual', path: 'dueDate' })
    return findings
  },
}
