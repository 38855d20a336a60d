import { besideLines } from '../../posting/beside.ts'
import type { Rule } from '../rule.ts'

/** Prepaid amounts, and charges, allowances and roundings of the whole document, are for people to book. */
export const beside: Rule = {
  id: 'beside',
  source:
    'EN 16931 BT-113 (paid amount), BT-114 (rounding amount), BG-20 and BG-21 (allowances and charges of the document)',
  finds: { RULE_BESIDE_LINES: ['manual'] },
  mayShadow: false,
  check: ({ invoice }) => {
    const path = besideLines(invoice)
    return path ? [{ code: 'RULE_BESIDE_LINES', severity: 'manual', path }] : []
  },
}
