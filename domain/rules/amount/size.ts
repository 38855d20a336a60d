import { formatDecimal, type Ore } from '../../money.ts'
import type { AmountHistory } from '../registers.ts'
import type { Finding, Rule } from '../rule.ts'

/** Fewer invoices than this say nothing of what is usual. */
const LEAST_INVOICES = 8
/** So many times the largest of the last years is more than growth and price rises explain. */
const UNUSUAL_FACTOR = 2
/** So many robust deviations from the middle; a supplier of equal amounts has next to none, so the largest counts as well. */
const DEVIATIONS = 12
/** From the median absolute deviation to the standard deviation of a normal distribution. */
const MAD_TO_DEVIATION = 1.4826
/** Below it no amount is unusual enough to ask, in øre. */
const NEVER_BELOW: Ore = 1_000_000

/** The amount is within the area’s ceiling and what this supplier’s invoices come to. */
export const size: Rule = {
  id: 'amount-size',
  source: 'Kasse- og regnskabsregulativ: ceilings; practice: robust range of the supplier’s last three years',
  finds: { RULE_AMOUNT_CEILING: ['manual'], RULE_AMOUNT_UNUSUAL: ['manual'] },
  mayShadow: true,
  check: ({ invoice: { totals }, institution, amounts }) => {
    const findings: Finding[] = []
    const ceiling = institution?.ceiling
    if (ceiling !== undefined && totals.gross > ceiling)
      findings.push(tooLarge('RULE_AMOUNT_CEILING', totals.gross, ceiling))
    const usual = amounts && usualUpTo(amounts)
    if (usual !== undefined && totals.net > usual)
      findings.push(tooLarge('RULE_AMOUNT_UNUSUAL', totals.net, usual))
    return findings
  },
}

function tooLarge(code: Finding['code'], stated: Ore, usual: Ore): Finding {
  const facts = { stated: formatDecimal(stated), usual: formatDecimal(usual) }
  return { code, severity: 'manual', path: 'totals.net', facts }
}

/** Both must be passed: equal amounts are no trap, and a supplier of few large and many small invoices is not asked about each large one. */
function usualUpTo({ count, median, spread, largest }: AmountHistory): Ore | undefined {
  if (count < LEAST_INVOICES) return undefined
  const robust = Math.round(median + DEVIATIONS * MAD_TO_DEVIATION * spread)
  return Math.max(NEVER_BELOW, robust, UNUSUAL_FACTOR * largest)
}
