import { cvrCheckDigit } from '../check-digits.ts'
import type { Finding, Rule } from '../rule.ts'

const DENMARK = 'DK'

/** The supplier has a CVR number that can be right, and exactly one creditor of ours bears it. */
export const supplier: Rule = {
  id: 'supplier',
  source:
    'Momsbekendtgørelsen § 58: the seller’s registration number; CVR check digit, modulus 11; DK-R-002, DK-R-014',
  finds: { RULE_CVR_INVALID: ['manual'], RULE_SUPPLIER_UNKNOWN: ['manual'] },
  mayShadow: false,
  check: ({ invoice, creditors, absent = [] }) => {
    const { cvr, country = DENMARK } = invoice.supplier
    const found = (code: Finding['code']): readonly Finding[] => [
      { code, severity: 'manual', path: 'supplier.cvr' },
    ]
    // A firm abroad has no CVR number to be wrong.
    if (country === DENMARK && (!cvr || !cvrCheckDigit(cvr))) return found('RULE_CVR_INVALID')
    return creditors.length === 1 || absent.includes('suppliers') ? [] : found('RULE_SUPPLIER_UNKNOWN')
  },
}
