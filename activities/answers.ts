/** What the registers answer about an invoice: everything that the rules are told besides the document itself. All of it is found by `_id`. */
import { DateTime } from 'luxon'
import { defined } from '../domain/defined.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { ZONE } from '../domain/review/deadline.ts'
import { amountHistory } from '../domain/rules/answers.ts'
import { type Creditor, onlyCreditor } from '../domain/rules/registers.ts'
import type { RuleContext } from '../domain/rules/rule.ts'
import type { Institution } from '../store/institutions.ts'
import type { Store } from '../store/store.ts'
import type { Supplier } from '../store/suppliers.ts'

/** Kept in the record, so that the decision can be computed again from what it rested on. */
export type Answers = Omit<RuleContext, 'invoice' | 'receivedAt' | 'receivedUnknown' | 'absent'>

export async function answersOf(store: Store, invoice: Invoice, receivedAt: Date): Promise<Answers> {
  const { gln, supplier, accountingCost } = invoice
  const [institution, suppliers, accountNamed] = await Promise.all([
    gln ? store.institutions.get(gln) : undefined,
    supplier.cvr ? store.suppliers.byCvr(supplier.cvr) : [],
    accountingCost ? store.accounts.get(accountingCost) : undefined,
  ])
  const creditorNo = onlyCreditor(suppliers)
  const [area, past, creditors] = await Promise.all([
    institution ? store.areas.get(institution.area) : undefined,
    creditorNo ? store.amounts.of(creditorNo) : [],
    Promise.all(suppliers.map((s) => creditorOf(store, s))),
  ])
  const day = DateTime.fromJSDate(receivedAt, { zone: ZONE }).toISODate() ?? ''
  return defined({
    institution:
      institution &&
      defined({
        ...partOf(institution),
        ceiling: area?.ceiling,
        cprToErp: area?.cprToErp ? true : undefined,
      }),
    creditors,
    accountNamed:
      accountNamed && defined({ openFrom: accountNamed.openFrom, closedFrom: accountNamed.closedFrom }),
    amounts: amountHistory(past, day),
    shadow: area?.shadowRules?.map((s) => s.rule),
  })
}

const partOf = ({ area, costCentre, name, cvr }: Institution) => ({ area, costCentre, name, cvr })

async function creditorOf(store: Store, { cvr: _, ...supplier }: Supplier): Promise<Creditor> {
  const sharedAccounts = await store.suppliers.shared(supplier.creditorNo, supplier.accounts)
  return sharedAccounts.length > 0 ? { ...supplier, sharedAccounts } : supplier
}
