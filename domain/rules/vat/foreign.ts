import type { Finding, Rule } from '../rule.ts'

const DENMARK = 'DK'
/** Another country’s prefix; eight digits after SE are a Danish SE number, a Swedish one has twelve. */
const FOREIGN_NUMBER = /^(?!DK|SE\d{8}$|SENR)[A-Z]{2}/i

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
      ...(FOREIGN_NUMBER.test(vatNumber) ? [found('supplier.vatNumber')] : []),
    ]
  },
}
