/** Invoices as they may lawfully be, made of plainer ones: every sum follows. What they are made with can then be spoiled. */
import { formatDecimal, parseOre } from '../../domain/money.ts'
import { type Edit, isOioubl, only } from './edit.ts'
import {
  all,
  copy,
  type Element,
  elements,
  first,
  insertAfter,
  insertBefore,
  leaf,
  local,
  node,
  setText,
  text,
} from './xml.ts'

const TOTAL = 'LegalMonetaryTotal'
const SUBTOTAL = 'TaxTotal/TaxSubtotal'

export const ore = (element: Element | undefined): number => parseOre(text(element)) ?? 0
export const money = (name: string, amount: number): Element =>
  leaf(`cbc:${name}`, formatDecimal(amount), { currencyID: 'DKK' })
const add = (root: Element, path: string, by: number): void => {
  for (const e of all(root, path)) setText(e, formatDecimal(ore(e) + by))
}

/** One subtotal at 25 %, more than a thousand kroner, VAT that was not rounded. */
export const simple = (root: Element): boolean => {
  const [subtotal, other] = all(root, SUBTOTAL)
  if (!subtotal || other || text(first(subtotal, 'TaxCategory/Percent')) !== '25') return false
  return (
    ore(first(subtotal, 'TaxableAmount')) > 100_000 &&
    ore(first(subtotal, 'TaxableAmount')) === 4 * ore(first(subtotal, 'TaxAmount'))
  )
}
const oneOfEach = (root: Element): boolean => Number(text(first(root, 'InvoiceLine/InvoicedQuantity'))) === 1

const vatCategory = (root: Element): Element => {
  const own = first(root, `${SUBTOTAL}/TaxCategory`)
  return own ? copy(own) : node('cac:TaxCategory')
}

/** More or less to pay than the lines say, VAT with it. */
function moreNet(root: Element, by: number): void {
  const vat = by / 4
  add(root, `${SUBTOTAL}/TaxableAmount`, by)
  add(root, `${SUBTOTAL}/TaxAmount`, vat)
  add(root, 'TaxTotal/TaxAmount', vat)
  add(root, `${TOTAL}/TaxExclusiveAmount`, isOioubl(root) ? vat : by)
  add(root, `${TOTAL}/TaxInclusiveAmount`, by + vat)
  add(root, `${TOTAL}/PayableAmount`, by + vat)
}

const documentCharge = (isCharge: boolean): Edit =>
  only(simple, (root) => {
    const tax = first(root, 'TaxTotal')
    const inclusive = first(root, `${TOTAL}/TaxInclusiveAmount`)
    if (!tax || !inclusive) return false
    insertBefore(
      root,
      tax,
      node(
        'cac:AllowanceCharge',
        leaf('cbc:ChargeIndicator', String(isCharge)),
        leaf('cbc:AllowanceChargeReason', isCharge ? 'Fragt' : 'Rabat'),
        leaf('cbc:MultiplierFactorNumeric', isOioubl(root) ? '0.10' : '10'),
        money('Amount', 10_000),
        money('BaseAmount', 100_000),
        vatCategory(root),
      ),
    )
    insertAfter(root, inclusive, money(isCharge ? 'ChargeTotalAmount' : 'AllowanceTotalAmount', 10_000))
    moreNet(root, isCharge ? 10_000 : -10_000)
    return true
  })

export const allowance = documentCharge(false)
export const charge = documentCharge(true)

export const prepaid: Edit = only(simple, (root) => {
  const payable = first(root, `${TOTAL}/PayableAmount`)
  if (!payable) return false
  insertBefore(root, payable, money('PrepaidAmount', 10_000))
  add(root, `${TOTAL}/PayableAmount`, -10_000)
  return true
})

/** To whole kroner. OIOUBL has the rounding in the gross amount. */
export const rounded: Edit = (root) => {
  const payable = first(root, `${TOTAL}/PayableAmount`)
  const gross = ore(payable)
  const by = Math.round(gross / 100) * 100 - gross
  if (!payable || by === 0) return false
  insertBefore(root, payable, money('PayableRoundingAmount', by))
  add(root, `${TOTAL}/PayableAmount`, by)
  if (isOioubl(root)) add(root, `${TOTAL}/TaxInclusiveAmount`, by)
  return true
}

/** The price of one is so much higher, and the line has it back as an allowance; or lower, and a charge. */
const lineCharge = (isCharge: boolean): Edit =>
  only(oneOfEach, (root) => {
    const net = first(root, 'InvoiceLine/LineExtensionAmount')
    const price = first(root, 'InvoiceLine/Price/PriceAmount')
    const line = first(root, 'InvoiceLine')
    if (!net || !price || !line || ore(net) < 10_000) return false
    setText(price, formatDecimal(ore(price) + (isCharge ? -1000 : 1000)))
    const own = node(
      'cac:AllowanceCharge',
      leaf('cbc:ChargeIndicator', String(isCharge)),
      leaf('cbc:AllowanceChargeReason', isCharge ? 'Emballage' : 'Rabat'),
      money('Amount', 1000),
    )
    const item = elements(line).find((e) => ['TaxTotal', 'Item'].includes(local(e.name)))
    if (item) insertBefore(root, item, own)
    return item !== undefined
  })

export const lineAllowance = lineCharge(false)
export const lineExtra = lineCharge(true)

/** Two lines that take each other away. */
export const discountLine: Edit = (root) => {
  const line = all(root, 'InvoiceLine').at(-1)
  if (!line) return false
  const made = (sign: 1 | -1, name: string, id: string): Element => {
    const own = copy(line)
    for (const e of all(own, 'ID')) setText(e, id)
    for (const e of all(own, 'InvoicedQuantity')) setText(e, String(sign))
    for (const e of all(own, 'Price/PriceAmount')) setText(e, '40.00')
    for (const path of ['LineExtensionAmount', 'TaxTotal/TaxSubtotal/TaxableAmount'])
      for (const e of all(own, path)) setText(e, formatDecimal(sign * 4000))
    const taxed = [...all(own, 'TaxTotal/TaxSubtotal/TaxCategory/Percent')].every((e) => text(e) === '25')
    for (const path of ['TaxTotal/TaxAmount', 'TaxTotal/TaxSubtotal/TaxAmount'])
      for (const e of all(own, path)) setText(e, formatDecimal(taxed ? sign * 1000 : 0))
    for (const e of [...all(own, 'Item/Name'), ...all(own, 'Item/Description')]) setText(e, name)
    return own
  }
  insertAfter(root, line, made(-1, 'Rabat på kopipapir', '902'))
  insertAfter(root, line, made(1, 'Kopipapir', '901'))
  return true
}
