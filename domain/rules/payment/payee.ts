import { maskedAccount, sameAccount } from '../../invoice/account.ts'
import type { Finding, Rule } from '../rule.ts'

/** UN/CEFACT 4461: NemKonto, which the state keeps and no invoice can change. */
const NEMKONTO = '97'
/** Known accounts that are shown beside an unknown one. */
const SHOWN = 3

/** Money goes only to an account that is verified for the creditor: a changed account is the commonest fraud. */
export const payee: Rule = {
  id: 'payee',
  source: 'Practice: a new account is confirmed by the supplier on a known telephone number before paying',
  finds: { RULE_PAYMENT_MISSING: ['manual'], RULE_ACCOUNT_CHANGED: ['manual'] },
  mayShadow: false,
  check: ({ invoice, creditors, absent = [] }) => {
    if (invoice.kind === 'creditNote' && invoice.payment.length === 0) return []
    if (invoice.payment.length === 0)
      return [{ code: 'RULE_PAYMENT_MISSING', severity: 'manual', path: 'payment' }]
    const known = creditors.flatMap((c) => c.accounts)
    return invoice.payment.flatMap((means, i): readonly Finding[] => {
      // What cannot be read has a finding of its own.
      if (means.code === NEMKONTO || means.unreadable) return []
      const { account } = means
      if (!account) return [{ code: 'RULE_PAYMENT_MISSING', severity: 'manual', path: `payment[${i}]` }]
      if (absent.includes('suppliers') || known.some((k) => sameAccount(k, account))) return []
      const facts = {
        stated: maskedAccount(account),
        known: known.slice(0, SHOWN).map(maskedAccount).join(', '),
      }
      return [{ code: 'RULE_ACCOUNT_CHANGED', severity: 'manual', path: `payment[${i}].account`, facts }]
    })
  },
}
