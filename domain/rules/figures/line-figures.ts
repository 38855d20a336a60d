import { type Decimal, isZero, parseDecimal, times, toOre } from '../../decimal.ts'
import type { DocumentFormat, InvoiceLine } from '../../invoice/invoice.ts'
import { formatDecimal, type Ore, sum } from '../../money.ts'
import type { Finding, Rule } from '../rule.ts'

/** What rounding may move a line by, in øre. */
const TOLERANCE = 1
/** A price is rounded where it is printed; over many units that adds up, but never to more than this share of the line. */
const PRINTED_PRICE_SHARE = 0.005
const ONE: Decimal = { units: 1n, places: 0 }

/** Quantity times price, with allowances and charges, makes the line amount. */
export const lineFigures: Rule = {
  id: 'line-figures',
  source:
    'EN 16931 BR-24, PEPPOL-EN16931-R120; OIOUBL 2.1 F-INV340: BaseQuantity and OrderableUnitFactorRate',
  finds: { RULE_LINE_WRONG: ['manual'] },
  mayShadow: true,
  check: ({ invoice: { format, lines } }) =>
    lines.flatMap((line, i): readonly Finding[] => {
      const computed = computedNet(line)
      if (computed === undefined) return []
      const off = Math.abs(computed - line.net)
      if (off <= TOLERANCE + printedPrice(line, format)) return []
      const facts = { stated: formatDecimal(line.net), computed: formatDecimal(computed) }
      return [{ code: 'RULE_LINE_WRONG', severity: 'manual', path: `lines[${i}].net`, facts }]
    }),
}

/** Undefined where the line does not give both quantity and price: that is for another rule. */
function computedNet({
  quantity,
  price,
  baseQuantity,
  unitFactor,
  allowances = [],
}: InvoiceLine): Ore | undefined {
  const [amount, each] = [parseDecimal(quantity), parseDecimal(price)]
  if (!amount || !each) return undefined
  const base = parseDecimal(baseQuantity) ?? ONE
  const product = times(times(amount, each), parseDecimal(unitFactor) ?? ONE)
  const goods = toOre(product, isZero(base) ? ONE : base)
  return goods === undefined
    ? undefined
    : goods + sum(allowances.map((a) => (a.charge ? a.amount : -a.amount)))
}

/** How far the rounding of a printed price may carry, in øre. Peppol's own rule knows no such leave. */
function printedPrice({ quantity, price, net }: InvoiceLine, format: DocumentFormat): Ore {
  const [amount, each] = [parseDecimal(quantity), parseDecimal(price)]
  if (format !== 'oioubl' || !amount || !each) return 0
  const half: Decimal = { units: 5n, places: each.places + 1 }
  const carried = Math.abs(toOre(times(amount, half)) ?? 0)
  return Math.min(carried, Math.floor(Math.abs(net) * PRINTED_PRICE_SHARE))
}
