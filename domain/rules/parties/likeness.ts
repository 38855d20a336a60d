import type { Rule } from '../rule.ts'

/** Name and address of the supplier are those of the register. */
export const likeness: Rule = {
  id: 'likeness',
  source: 'Momsbekendtgørelsen § 58: name and address of the seller',
  finds: { RULE_NAME_DIFFERS: ['note'], RULE_ADDRESS_DIFFERS: ['note'] },
  mayShadow: true,
  check: () => [],
}
