import type { Finding, Rule } from '../rule.ts'

/** Who charges VAT is registered for it and says so. */
export const registration: Rule = {
  id: 'vat-registration',
  source: 'Momsloven § 47 and § 52 a; EN 16931 BR-S-02; the register of creditors’ column vat_registered',
  finds: { RULE_VAT_NUMBER_MISSING: ['note'], RULE_VAT_NOT_REGISTERED: ['manual'] },
  mayShadow: false,
  check: ({ invoice: { readerVersion, supplier, totals }, creditors }) => {
    if (totals.vat === 0) return []
    const findings: Finding[] = []
    if (creditors.some((c) => c.vatRegistered === false))
      findings.push({ code: 'RULE_VAT_NOT_REGISTERED', severity: 'manual', path: 'supplier.cvr' })
    if (readerVersion !== undefined && !supplier.vatNumber)
      findings.push({ code: 'RULE_VAT_NUMBER_MISSING', severity: 'note', path: 'supplier.vatNumber' })
    return findings
  },
}
