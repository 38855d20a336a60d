import { sameAccount } from '../../invoice/account.ts'
import { alike, firmKey } from '../names.ts'
import type { Finding, Rule } from '../rule.ts'

/** Money for somebody else than the supplier is an assignment of the claim. Whether the account is known, another rule asks. */
export const assignee: Rule = {
  id: 'assignee',
  source: 'EN 16931 BG-10 Payee; gældsbrevsloven § 31: assignment of a claim',
  finds: { RULE_PAYEE_DIFFERS: ['note'], RULE_ACCOUNT_SHARED: ['note'] },
  mayShadow: true,
  check: ({ invoice: { payee, supplier, payment }, creditors }) => {
    const note = (code: Finding['code'], path: string): Finding => ({ code, severity: 'note', path })
    const otherName = payee?.name !== undefined && !alike(firmKey(payee.name), firmKey(supplier.name))
    const otherCvr = payee?.cvr !== undefined && payee.cvr !== supplier.cvr
    const shared = creditors.flatMap((c) => c.sharedAccounts ?? [])
    return [
      ...(otherName || otherCvr ? [note('RULE_PAYEE_DIFFERS', 'payee')] : []),
      ...payment.flatMap(({ account }, i) =>
        account && shared.some((s) => sameAccount(s, account))
          ? [note('RULE_ACCOUNT_SHARED', `payment[${i}].account`)]
          : [],
      ),
    ]
  },
}
