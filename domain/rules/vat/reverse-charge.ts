import type { Finding, Rule } from '../rule.ts'

/** Reverse charge has its conditions: no VAT, both VAT numbers, and words that say it. */
export const reverseCharge: Rule = {
  id: 'reverse-charge',
  source:
    'Momsloven § 46; momsbekendtgørelsen § 58: the words “omvendt betalingspligt”; EN 16931 BR-AE-02, BR-AE-09, BR-AE-10',
  finds: { RULE_VAT_REVERSE_CHARGE: ['manual'] },
  mayShadow: true,
  check: ({ invoice: { format, vat, supplier, buyer, notes = [], readerVersion } }) => {
    const at = vat.findIndex((s) => s.category === 'AE')
    const own = vat[at]
    if (!own || readerVersion === undefined) return []
    const unmet = (path: string): Finding => ({ code: 'RULE_VAT_REVERSE_CHARGE', severity: 'manual', path })
    // OIOUBL's category is its own text, and its parties are known by CVR number.
    const said = format === 'oioubl' || own.exemption !== undefined || notes.some((n) => SAID.test(n))
    return [
      ...(own.vat !== 0 ? [unmet(`vat[${at}].vat`)] : []),
      ...(supplier.vatNumber || supplier.cvr ? [] : [unmet('supplier.vatNumber')]),
      ...(buyer.vatNumber || buyer.cvr ? [] : [unmet('buyer.vatNumber')]),
      ...(said ? [] : [unmet(`vat[${at}].exemption`)]),
    ]
  },
}

const SAID = /omvendt betalingspligt|reverse charge/i
