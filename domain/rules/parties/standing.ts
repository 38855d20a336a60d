import type { Rule } from '../rule.ts'

/** The supplier exists, is solvent, and its details were not changed just now. */
export const standing: Rule = {
  id: 'standing',
  source:
    'Practice: a claim of an estate belongs to the estate; a change is confirmed before money follows it',
  finds: { RULE_SUPPLIER_CLOSED: ['manual'], RULE_SUPPLIER_CHANGED: ['manual'] },
  mayShadow: false,
  check: () => [],
}
