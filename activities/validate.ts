import { applyRules, RULES_VERSION, wantPerson } from '../domain/rules/registry.ts'
import type { RuleContext } from '../domain/rules/rule.ts'
import type { Store } from '../store/store.ts'
import type { ReadInvoice } from './read-invoice.ts'
import type { InvoiceRef, Validated } from './steps.ts'

/** Applies the rules to the invoice with what the registers know of its parties. */
export async function validate(store: Store, read: ReadInvoice, ref: InvoiceRef): Promise<Validated> {
  const { invoice, receivedAt, outcome } = await read.anew(ref.id)
  if (outcome)
    return { findings: [], ended: { end: outcome.end, by: outcome.by, journalNo: outcome.journalNo } }
  const [institution, creditors] = await Promise.all([
    invoice.gln ? store.institutions.get(invoice.gln) : undefined,
    invoice.supplier.cvr ? store.suppliers.byCvr(invoice.supplier.cvr) : [],
  ])
  const context: RuleContext = { invoice, receivedAt: receivedAt.toISOString(), institution, creditors }
  const { findings, creditorNo } = await store.records.setOnce(ref.id, 'parties', {
    run: ref.run,
    findings: applyRules(context),
    rulesVersion: RULES_VERSION,
    ...(creditors.length === 1 ? { creditorNo: creditors[0]?.creditorNo } : {}),
    ...(institution ? { costCentre: institution.costCentre } : {}),
  })
  return {
    findings: wantPerson(findings).map(({ code, path }) => ({ code, path })),
    ...(institution ? { area: institution.area } : {}),
    ...(creditorNo ? { creditorNo } : {}),
  }
}
