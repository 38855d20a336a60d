import { alike, firmKey } from '../names.ts'
import type { Rule } from '../rule.ts'

/** The invoice is made out to the institution that it is sent to, as far as the register tells who that is. */
export const buyer: Rule = {
  id: 'buyer',
  source:
    'Momsbekendtgørelsen § 58: name and address of the buyer; the register of institutions’ columns name and cvr',
  finds: { RULE_BUYER_DIFFERS: ['note', 'manual'] },
  mayShadow: false,
  check: ({ invoice, institution }) => {
    const { name, cvr } = invoice.buyer
    if (institution?.cvr && cvr && institution.cvr !== cvr)
      return [{ code: 'RULE_BUYER_DIFFERS', severity: 'manual', path: 'buyer.cvr' }]
    // Many write the municipality’s name where the register has the institution’s.
    return institution?.name && name && !alike(firmKey(name), firmKey(institution.name))
      ? [{ code: 'RULE_BUYER_DIFFERS', severity: 'note', path: 'buyer.name' }]
      : []
  },
}
