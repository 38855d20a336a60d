import { cvrCheckDigit } from '../check-digits.ts'
import type { Rule } from '../rule.ts'

/** The supplier has a CVR number that can be right, and exactly one creditor of ours bears it. */
export const supplier: Rule = {
  id: 'supplier',
  source: 'Momsbekendtgørelsen § 58: the seller’s registration number; CVR check digit, modulus 11',
  finds: { RULE_CVR_INVALID: ['manual'], RULE_SUPPLIER_UNKNOWN: ['manual'] },
  mayShadow: false,
  check: ({ invoice, creditors }) => {
    const { cvr } = invoice.supplier
    if (!cvr || !cvrCheckDigit(cvr))
      return [{ code: 'RULE_CVR_INVALID', severity: 'manual', path: 'supplier.cvr' }]
    return creditors.length === 1
      ? []
      : [{ code: 'RULE_SUPPLIER_UNKNOWN', severity: 'manual', path: 'supplier.cvr' }]
  },
}
