import type { Rule } from '../rule.ts'

/** Quantity times price, with allowances and charges, makes the line amount. */
export const lineFigures: Rule = {
  id: 'line-figures',
  source: 'EN 16931 PEPPOL-EN16931-R120',
  finds: { RULE_LINE_WRONG: ['manual'] },
  mayShadow: true,
  check: () => [],
}
