import { DateTime } from 'luxon'
import type { Invoice, Period } from '../../invoice/invoice.ts'
import type { Finding, Rule } from '../rule.ts'

/** Paid in advance by more than this, a person asks whether it was agreed. A period ahead is a subscription, and usual. */
const AHEAD_DAYS = 92

/** Delivery lies before the invoice, and within one accounting year. */
export const delivery: Rule = {
  id: 'delivery-date',
  source:
    'Momsbekendtgørelsen § 58: day of delivery; EN 16931 BR-29, BR-30; practice: periods across a year’s end',
  finds: { RULE_DELIVERY_DATE: ['manual'], RULE_PERIOD: ['manual'], RULE_PERIOD_YEAR_END: ['note'] },
  mayShadow: true,
  check: ({ invoice }) => [...dayOf(invoice), ...periodsOf(invoice).flatMap(ofPeriod)],
}

function dayOf({ kind, issueDate, deliveryDate, period, lines }: Invoice): readonly Finding[] {
  if (kind === 'creditNote') return []
  const latest = DateTime.fromISO(issueDate, { zone: 'utc' }).plus({ days: AHEAD_DAYS }).toISODate()
  const ends = [period, ...lines.map((l) => l.period)].map((p) => p?.end)
  if (!deliveryDate || !latest || deliveryDate <= latest || ends.includes(deliveryDate)) return []
  return [{ code: 'RULE_DELIVERY_DATE', severity: 'manual', path: 'deliveryDate' }]
}

interface Placed extends Period {
  readonly path: string
}

function periodsOf({ period, lines }: Invoice): readonly Placed[] {
  return [
    ...(period ? [{ ...period, path: 'period' }] : []),
    ...lines.flatMap((l, i) => (l.period ? [{ ...l.period, path: `lines[${i}].period` }] : [])),
  ]
}

function ofPeriod({ start, end, path }: Placed): readonly Finding[] {
  if (!start || !end) return []
  if (end < start) return [{ code: 'RULE_PERIOD', severity: 'manual', path }]
  return start.slice(0, 4) === end.slice(0, 4)
    ? []
    : [{ code: 'RULE_PERIOD_YEAR_END', severity: 'note', path }]
}
