import { saysNothing } from '../../invoice/number.ts'
import type { Rule } from '../rule.ts'

/** Without a number of its own an invoice cannot be told from the next, nor found when it is sent once more. */
export const number: Rule = {
  id: 'number',
  source: 'Momsbekendtgørelsen § 58: a consecutive number by which the invoice is known; EN 16931 BR-02',
  finds: { RULE_NUMBER_EMPTY: ['manual'] },
  mayShadow: false,
  check: ({ invoice }) =>
    saysNothing(invoice.number) ? [{ code: 'RULE_NUMBER_EMPTY', severity: 'manual', path: 'number' }] : [],
}
