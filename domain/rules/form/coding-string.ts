import { DateTime } from 'luxon'
import type { Rule } from '../rule.ts'

const ZONE = 'Europe/Copenhagen'

/** A coding string that names a closed account is no help to who codes the invoice. */
export const codingString: Rule = {
  id: 'coding-string',
  source:
    'Bekendtgørelse om elektronisk afregning: the account string that the buyer asked for; the chart of accounts',
  finds: { RULE_CODING_STRING: ['note'] },
  mayShadow: true,
  check: ({ accountNamed, receivedAt }) => {
    const day = DateTime.fromISO(receivedAt, { zone: ZONE }).toISODate() ?? ''
    const { openFrom = '', closedFrom } = accountNamed ?? {}
    const closed = accountNamed && (day < openFrom || (closedFrom !== undefined && day >= closedFrom))
    return closed ? [{ code: 'RULE_CODING_STRING', severity: 'note', path: 'accountingCost' }] : []
  },
}
