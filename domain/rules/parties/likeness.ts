import type { Party } from '../../invoice/invoice.ts'
import { alike, firmKey, streetKey } from '../names.ts'
import type { Creditor } from '../registers.ts'
import type { Finding, Rule } from '../rule.ts'

/** Name and address of the supplier are those of the register; written otherwise is no difference. */
export const likeness: Rule = {
  id: 'likeness',
  source: 'Momsbekendtgørelsen § 58: name and address of the seller; Danish address forms as in DAR',
  finds: { RULE_NAME_DIFFERS: ['note'], RULE_ADDRESS_DIFFERS: ['note'] },
  mayShadow: true,
  check: ({ invoice: { supplier }, creditors }) => {
    const [creditor, other] = creditors
    if (!creditor || other) return []
    const findings: Finding[] = []
    if (creditor.name && supplier.name && !alike(firmKey(supplier.name), firmKey(creditor.name)))
      findings.push({ code: 'RULE_NAME_DIFFERS', severity: 'note', path: 'supplier.name' })
    if (!sameAddress(supplier, creditor))
      findings.push({ code: 'RULE_ADDRESS_DIFFERS', severity: 'note', path: 'supplier.street' })
    return findings
  },
}

/** What either of them does not say is no difference. */
function sameAddress(a: Party, b: Creditor): boolean {
  if (a.postcode && b.postcode && digits(a.postcode) !== digits(b.postcode)) return false
  return !a.street || !b.street || sameStreet(streetKey(a.street), streetKey(b.street))
}

/** `DK-8600` is 8600. */
const digits = (postcode: string): string => postcode.replace(/\D/g, '')

/** House numbers are exact: no. 3 is not no. 13. */
function sameStreet(a: string, b: string): boolean {
  const number = (street: string): string => /\d+$/.exec(street)?.[0] ?? ''
  const name = (street: string): string => street.replace(/ ?\d+$/, '')
  if (number(a) && number(b) && number(a) !== number(b)) return false
  return alike(name(a), name(b))
}
