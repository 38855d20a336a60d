import { isNegative, parseDecimal } from '../../decimal.ts'
import type { InvoiceLine } from '../../invoice/invoice.ts'
import type { Finding, Rule } from '../rule.ts'

/** Codes of UN/ECE Recommendation 20 have two or three letters or digits, those of packages (Recommendation 21) an X in front. */
const UNIT = /^[A-Z0-9]{2,3}$/

/** Lines that are unlike others: negative or free ones, repeated numbers, units that no list can hold. */
export const lineForm: Rule = {
  id: 'line-form',
  source: 'EN 16931 BR-27, BR-CL-23 (UN/ECE Recommendations 20 and 21, by shape); UBL 2.1 line ID',
  finds: { RULE_LINE_UNUSUAL: ['note'], RULE_LINE_ID_REPEATED: ['note'], RULE_UNIT_UNKNOWN: ['note'] },
  mayShadow: true,
  check: ({ invoice: { lines } }) =>
    lines.flatMap((line, i): readonly Finding[] => {
      const note = (code: Finding['code'], field: string): Finding => ({
        code,
        severity: 'note',
        path: `lines[${i}].${field}`,
      })
      return [
        ...(isUnusual(line) ? [note('RULE_LINE_UNUSUAL', 'net')] : []),
        ...(line.idRepeated ? [note('RULE_LINE_ID_REPEATED', 'id')] : []),
        ...(line.quantity && !UNIT.test(line.unit ?? '') ? [note('RULE_UNIT_UNKNOWN', 'unit')] : []),
      ]
    }),
}

function isUnusual({ net, price }: InvoiceLine): boolean {
  const each = parseDecimal(price)
  return net <= 0 || (each !== undefined && isNegative(each))
}
