/** All rules, in the order in which their findings are shown: the first that wants a person gives the reason. */

import { beside } from './amount/beside.ts'
import { currency } from './amount/currency.ts'
import { sign } from './amount/sign.ts'
import { size } from './amount/size.ts'
import { delivery } from './dates/delivery.ts'
import { issue } from './dates/issue.ts'
import { lineFigures } from './figures/line-figures.ts'
import { lineForm } from './figures/line-form.ts'
import { sums } from './figures/sums.ts'
import { codingString } from './form/coding-string.ts'
import { copy } from './form/copy.ts'
import { cpr } from './form/cpr.ts'
import { fee } from './form/fee.ts'
import { hidden } from './form/hidden.ts'
import { number } from './form/number.ts'
import { outside } from './form/outside.ts'
import { profile } from './form/profile.ts'
import { reference } from './form/reference.ts'
import { required } from './form/required.ts'
import { type } from './form/type.ts'
import { buyer } from './parties/buyer.ts'
import { cvrAgreement } from './parties/cvr-agreement.ts'
import { institution } from './parties/institution.ts'
import { likeness } from './parties/likeness.ts'
import { registersAtHand } from './parties/registers.ts'
import { standing } from './parties/standing.ts'
import { supplier } from './parties/supplier.ts'
import { assignee } from './payment/assignee.ts'
import { accountDigits } from './payment/digits.ts'
import { means } from './payment/means.ts'
import { payee } from './payment/payee.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'
import { foreign } from './vat/foreign.ts'
import { rate } from './vat/rate.ts'
import { registration } from './vat/registration.ts'
import { reverseCharge } from './vat/reverse-charge.ts'
import { treatment } from './vat/treatment.ts'
import { vat } from './vat/vat.ts'

/** Raised with every change of what a rule finds; stands in each record. */
export const RULES_VERSION = 4

export const RULES: readonly Rule[] = [
  institution,
  buyer,
  profile,
  copy,
  number,
  foreign,
  supplier,
  cvrAgreement,
  standing,
  currency,
  sums,
  beside,
  type,
  lineFigures,
  vat,
  rate,
  treatment,
  reverseCharge,
  registration,
  means,
  accountDigits,
  payee,
  assignee,
  sign,
  size,
  issue,
  delivery,
  reference,
  required,
  fee,
  hidden,
  cpr,
  likeness,
  lineForm,
  codingString,
  outside,
  registersAtHand,
]

/** The rule that finds the code; undefined for those that come of reading. */
export function ruleOf(code: string): Rule | undefined {
  return RULES.find((rule) => code in rule.finds)
}

/** Findings of one code that are told one by one: a document of 5,000 lines may have something wrong with each. */
const MOST_OF_ONE_CODE = 10
/** Findings in all. */
const MOST_IN_ALL = 100

export function applyRules(context: RuleContext): readonly Finding[] {
  return bounded(RULES.flatMap((rule) => (isShadowed(rule, context) ? inShadow : same)(rule.check(context))))
}

const same = (findings: readonly Finding[]): readonly Finding[] => findings

/** Where nothing may be shadowed, a setting that says so has no effect: whoever wrote it past the command. */
function isShadowed({ id, mayShadow }: Rule, { shadow = [] }: RuleContext): boolean {
  return mayShadow && shadow.includes(id)
}

function inShadow(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((f) => (f.severity === 'note' ? f : { ...f, severity: 'note', shadow: f.severity }))
}

/** The first of each code and severity; that there are more is said, so severely that no verdict changes. */
function bounded(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>()
  const kept = findings.filter(({ code, severity }) => {
    const count = (seen.get(`${code} ${severity}`) ?? 0) + 1
    seen.set(`${code} ${severity}`, count)
    return count <= MOST_OF_ONE_CODE
  })
  const shown = kept.slice(0, MOST_IN_ALL)
  return shown.length === findings.length
    ? shown
    : [...shown, { code: 'RULE_FINDINGS_CUT', severity: 'note', path: '' }]
}

/** Those that want a person, in the order in which they are shown. */
export function wantPerson(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((f) => f.severity !== 'note')
}
