import { isNegative, parseDecimal } from '../../decimal.ts'
import type { InvoiceLine } from '../../invoice/invoice.ts'
import type { Finding, Rule } from '../rule.ts'
import { isUnit } from '../units.ts'

/** Lines that are unlike others: negative or free ones, repeated numbers, units that no list holds. */
export const lineForm: Rule = {
  id: 'line-form',
  source: 'EN 16931 BR-27, BR-CL-23 (UN/ECE Recommendations 20 and 21); UBL 2.1 line ID',
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
        ...(line.quantity && !isUnit(line.unit ?? '') ? [note('RULE_UNIT_UNKNOWN', 'unit')] : []),
      ]
    }),
}

function isUnusual({ net, price }: InvoiceLine): boolean {
  const each = parseDecimal(price)
  return net <= 0 || (each !== undefined && isNegative(each))
}
