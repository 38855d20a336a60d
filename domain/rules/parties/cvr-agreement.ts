import type { Rule } from '../rule.ts'

/** All numbers that the document gives for its seller are those of one firm. Where it is sent from is another matter: an office may send for many. */
export const cvrAgreement: Rule = {
  id: 'cvr-agreement',
  source: 'Momsbekendtgørelsen § 58: the seller’s registration number',
  finds: { RULE_CVR_DIFFERS: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { supplier } }) =>
    new Set(supplier.companyNumbers ?? []).size > 1
      ? [{ code: 'RULE_CVR_DIFFERS', severity: 'manual', path: 'supplier.companyNumbers' }]
      : [],
}
