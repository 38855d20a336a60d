import { sum } from '../../money.ts'
import type { Finding, Rule } from '../rule.ts'

/** Rounding to whole kroner, which the standards let a supplier do on the document, in øre. */
const ROUNDING_TOLERANCE = 50

/** Lines make the net amount, net and VAT the gross, and nothing else is to be paid. */
export const sums: Rule = {
  id: 'sums',
  source: 'EN 16931 BR-CO-10, BR-CO-13, BR-CO-15, BR-CO-16; OIOUBL 2.1 LegalMonetaryTotal',
  finds: { RULE_SUM_WRONG: ['reject'] },
  mayShadow: false,
  check: ({ invoice: { lines, totals } }) => {
    const wrong = (path: string): Finding => ({ code: 'RULE_SUM_WRONG', severity: 'reject', path })
    const findings: Finding[] = []
    if (sum(lines.map((l) => l.net)) !== totals.lines) findings.push(wrong('totals.lines'))
    if (totals.lines !== totals.net) findings.push(wrong('totals.net'))
    if (Math.abs(totals.net + totals.vat - totals.gross) > ROUNDING_TOLERANCE)
      findings.push(wrong('totals.gross'))
    if (Math.abs(totals.payable - totals.gross) > ROUNDING_TOLERANCE) findings.push(wrong('totals.payable'))
    return findings
  },
}
