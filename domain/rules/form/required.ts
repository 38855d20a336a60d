import type { Finding, Rule } from '../rule.ts'

/** What the law asks of every invoice, beyond the numbers that have rules of their own. */
export const required: Rule = {
  id: 'required',
  source:
    'Momsbekendtgørelsen § 58: name and address of both parties, quantity and kind of what was delivered',
  finds: { RULE_FIELD_MISSING: ['note', 'manual'] },
  mayShadow: true,
  check: ({ invoice }) => {
    const missing = (path: string): Finding => ({ code: 'RULE_FIELD_MISSING', severity: 'manual', path })
    const findings: Finding[] = []
    if (!invoice.supplier.name) findings.push(missing('supplier.name'))
    if (!invoice.buyer.name) findings.push(missing('buyer.name'))
    for (const [i, line] of invoice.lines.entries())
      if (!line.text) findings.push(missing(`lines[${i}].text`))
    return findings
  },
}
