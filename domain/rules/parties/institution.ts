import { gs1CheckDigit } from '../check-digits.ts'
import type { Finding, Rule } from '../rule.ts'

/** The invoice names an institution by its EAN/GLN number, and the municipality knows it. */
export const institution: Rule = {
  id: 'institution',
  source:
    'Bekendtgørelse om elektronisk afregning med offentlige myndigheder: EAN number; GS1 General Specifications, check digit',
  finds: {
    RULE_GLN_MISSING: ['manual', 'reject'],
    RULE_GLN_UNKNOWN: ['manual'],
    RULE_GLN_DIFFERS: ['manual'],
  },
  mayShadow: false,
  check: ({ invoice, institution: known, absent = [] }) => {
    if (!invoice.gln) return [{ code: 'RULE_GLN_MISSING', severity: 'manual', path: 'gln' }]
    if (!gs1CheckDigit(invoice.gln)) return [{ code: 'RULE_GLN_MISSING', severity: 'reject', path: 'gln' }]
    const findings: Finding[] = []
    if (!known && !absent.includes('institutions'))
      findings.push({ code: 'RULE_GLN_UNKNOWN', severity: 'manual', path: 'gln' })
    // Another institution would be another coding, and other people.
    if (invoice.otherGlns) findings.push({ code: 'RULE_GLN_DIFFERS', severity: 'manual', path: 'gln' })
    return findings
  },
}
