/** Whole invoices whose every figure agrees, but whose amount no payer expects. */
import { parseOre } from '../../../domain/money.ts'
import { type Edit, isInvoice, only, timesAmount, wherever } from '../edit.ts'
import { AMOUNT_SIGN, AMOUNT_UNUSUAL } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { type Element, local, setText, text, walk } from '../xml.ts'

const MONEY = [
  'TaxAmount',
  'TaxableAmount',
  'LineExtensionAmount',
  'TaxExclusiveAmount',
  'TaxInclusiveAmount',
  'PayableAmount',
]

/** All figures of the invoice times a factor; prices or quantities go with them. */
const all = (factor: number, carrier: string): Edit =>
  only(isInvoice, (root, nth) => {
    for (const e of walk(root))
      if (local(e.name) === carrier)
        setText(
          e,
          carrier === 'PriceAmount' ? timesAmount(factor)(text(e), nth) : String(Number(text(e)) * factor),
        )
    return wherever(MONEY, (e) => setText(e, timesAmount(factor)(text(e), nth)))(root, nth)
  })

/** VAT that was not rounded stays right when everything is multiplied. */
const roundVat = (root: Element): boolean =>
  walk(root)
    .filter((e) => local(e.name) === 'TaxableAmount')
    .every((e) => (parseOre(text(e)) ?? 1) % 4 === 0)

const of = operatorsOf('arithmetic')

export const AMOUNTS = [
  of('a thousand times what it was, all in order', AMOUNT_UNUSUAL, only(roundVat, all(1000, 'PriceAmount'))),
  of('a negative invoice, all in order', AMOUNT_SIGN, all(-1, 'InvoicedQuantity')),
  of('an invoice of nothing, all in order', AMOUNT_SIGN, all(0, 'PriceAmount')),
]
