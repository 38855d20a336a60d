import { givenChance } from '../domain/invoice/route.ts'
import { onlyCreditor } from '../domain/rules/registers.ts'
import { applyRules, RULES_VERSION, wantPerson } from '../domain/rules/registry.ts'
import type { Store } from '../store/store.ts'
import { answersOf } from './answers.ts'
import type { ReadInvoice } from './read-invoice.ts'
import type { InvoiceRef, Validated } from './steps.ts'

/** Applies the rules to the invoice with what the registers know of its parties. */
export async function validate(store: Store, read: ReadInvoice, ref: InvoiceRef): Promise<Validated> {
  const { invoice, receivedAt, outcome, routed } = await read.anew(ref.id)
  if (outcome)
    return { findings: [], ended: { end: outcome.end, by: outcome.by, journalNo: outcome.journalNo } }
  const answers = await answersOf(store, invoice, receivedAt)
  const { institution, creditors } = answers
  const known = onlyCreditor(creditors)
  const found = {
    run: ref.run,
    findings: applyRules({ invoice, receivedAt: receivedAt.toISOString(), ...answers }),
    rulesVersion: RULES_VERSION,
    answers,
    ...(known ? { creditorNo: known } : {}),
    ...(institution ? { costCentre: institution.costCentre, area: institution.area } : {}),
  }
  // One area from here on, for the route, for a stop and for people: an institution may have moved since the invoice arrived.
  const { findings, creditorNo, area } = await store.records.setOnce(
    ref.id,
    'parties',
    found,
    institution ? { area: institution.area } : {},
  )
  const earlierChance = routed && givenChance(routed)
  return {
    findings: wantPerson(findings).map(({ code, path }) => ({ code, path })),
    ...(area ? { area } : {}),
    ...(creditorNo ? { creditorNo } : {}),
    ...(earlierChance === undefined ? {} : { earlierChance }),
  }
}
