/** All rules, in the order in which their findings are shown: the first that wants a person gives the reason. */
import { cpr } from './cpr.ts'
import { currency } from './currency.ts'
import { formal } from './formal.ts'
import { institution } from './institution.ts'
import { payee } from './payee.ts'
import { reference } from './reference.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'
import { sums } from './sums.ts'
import { supplier } from './supplier.ts'
import { treatment } from './treatment.ts'
import { vat } from './vat.ts'

/** Raised with every change of what a rule finds; stands in each record. */
export const RULES_VERSION = 1

export const RULES: readonly Rule[] = [
  institution,
  supplier,
  currency,
  sums,
  vat,
  treatment,
  payee,
  reference,
  formal,
  cpr,
]

export function applyRules(context: RuleContext): readonly Finding[] {
  return RULES.flatMap((rule) => rule.check(context))
}

/** Those that want a person, in the order in which they are shown. */
export function wantPerson(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((f) => f.severity !== 'note')
}
