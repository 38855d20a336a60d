import type { Rule } from '../rule.ts'

/** All numbers that the document gives for its seller are those of one firm. */
export const cvrAgreement: Rule = {
  id: 'cvr-agreement',
  source: 'Momsbekendtgørelsen § 58: the seller’s registration number',
  finds: { RULE_CVR_DIFFERS: ['manual'] },
  mayShadow: false,
  check: () => [],
}
