import type { Finding, Rule } from '../rule.ts'

const DENMARK = 'DK'
/** What the number is called may stand before its eight digits: CVR, moms, SE; a Swedish number, SE too, has twelve. */
const DANISH_NUMBER = /^(?:(?:CVR|MOMS|SE)(?:NR)?:?)?(?:DK)?\d{8}$|^DK|^SENR/i
/** Another country’s prefix. */
const COUNTRY = /^[A-Z]{2}/i

/** A seller abroad leaves the VAT to the buyer, or charges another country’s. */
export const foreign: Rule = {
  id: 'foreign-seller',
  source: 'Momsloven § 46, stk. 1, nr. 3: services from abroad',
  finds: { RULE_FOREIGN_SELLER: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { supplier } }) => {
    const { country = DENMARK, vatNumber = '' } = supplier
    const found = (path: string): Finding => ({ code: 'RULE_FOREIGN_SELLER', severity: 'manual', path })
    return [
      ...(country === DENMARK ? [] : [found('supplier.country')]),
      ...(COUNTRY.test(vatNumber) && !DANISH_NUMBER.test(vatNumber) ? [found('supplier.vatNumber')] : []),
    ]
  },
}
