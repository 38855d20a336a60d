import type { Rule } from '../rule.ts'

/** A copy is no second demand for payment. */
export const copy: Rule = {
  id: 'copy',
  source: 'UBL 2.1 CopyIndicator; momsbekendtgørelsen § 58: one original of each invoice',
  finds: { RULE_COPY: ['manual'] },
  mayShadow: false,
  check: () => [],
}
