import type { Allowance } from '../../invoice/invoice.ts'
import { formatDecimal, type Ore, sum } from '../../money.ts'
import type { Finding, Rule } from '../rule.ts'

/** OIOUBL lets a supplier round what is to be paid to whole kroner without saying so, in øre. */
const ROUNDING_TOLERANCE = 50
const KRONE = 100

/** Lines, allowances and charges make the net amount, net and VAT the gross, and what is prepaid comes off the gross to make what is to be paid. */
export const sums: Rule = {
  id: 'sums',
  source: 'EN 16931 BR-CO-10 to BR-CO-16; OIOUBL 2.1 LegalMonetaryTotal, F-INV127',
  finds: { RULE_SUM_WRONG: ['reject'] },
  mayShadow: false,
  check: ({ invoice: { format, lines, totals, allowances = [] } }) => {
    const findings: Finding[] = []
    const compare = (path: string, stated: Ore, computed: Ore, tolerance = 0): void => {
      if (Math.abs(stated - computed) <= tolerance) return
      findings.push({
        code: 'RULE_SUM_WRONG',
        severity: 'reject',
        path,
        facts: { stated: formatDecimal(stated), computed: formatDecimal(computed) },
      })
    }
    const { prepaid = 0, rounding = 0, excise = 0 } = totals
    compare('totals.lines', totals.lines, sum(lines.map((l) => l.net)))
    const [less, more] = [totalOf(allowances, false), totalOf(allowances, true)]
    compare('totals.allowances', totals.allowances ?? 0, less)
    compare('totals.charges', totals.charges ?? 0, more)
    compare('totals.net', totals.net, totals.lines - less + more + excise)
    const mayRound = format === 'oioubl' && rounding === 0 && totals.gross % KRONE === 0
    const tolerance = mayRound ? ROUNDING_TOLERANCE : 0
    compare('totals.gross', totals.gross, totals.net + totals.vat + rounding, tolerance)
    const mayRoundPayable = format === 'oioubl' && rounding === 0 && totals.payable % KRONE === 0
    compare(
      'totals.payable',
      totals.payable,
      totals.gross - prepaid,
      mayRoundPayable ? ROUNDING_TOLERANCE : 0,
    )
    return findings
  },
}

function totalOf(allowances: readonly Allowance[], charge: boolean): Ore {
  return sum(allowances.filter((a) => a.charge === charge).map((a) => a.amount))
}
