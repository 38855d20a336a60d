/** Other invoices, each as right as the one that it was made of: they must not be stopped. */
import { ibanFrom } from '../../../scripts/examples/check-digits.ts'
import { change, dropAll, type Edit, isOioubl, only, to } from '../edit.ts'
import {
  allowance,
  charge,
  discountLine,
  lineAllowance,
  lineExtra,
  ore,
  prepaid,
  rounded,
} from '../lawful.ts'
import { all, copy, type Element, first, insertAfter, leaf, node, setText, text } from '../xml.ts'
import { edited, type Harmless } from './harmless.ts'

const QUANTITY = 'InvoiceLine/InvoicedQuantity'
const PRICE = 'InvoiceLine/Price/PriceAmount'
const pricePer =
  (quantity: string, places: number): Edit =>
  (root) => {
    const [amount, price, net] = [
      first(root, QUANTITY),
      first(root, PRICE),
      first(root, 'InvoiceLine/LineExtensionAmount'),
    ]
    if (!amount || !price || !net) return false
    setText(amount, quantity)
    setText(price, (ore(net) / 100 / Number(quantity)).toFixed(places))
    return true
  }

const perHundred: Edit = (root) => {
  const price = first(root, PRICE)
  if (!price) return false
  const base = first(root, 'InvoiceLine/Price/BaseQuantity')
  setText(price, (Number(text(price)) * 100).toFixed(2))
  if (base) setText(base, '100')
  else insertAfter(root, price, leaf('cbc:BaseQuantity', '100'))
  return true
}

const freeLine: Edit = (root) => {
  const line = all(root, 'InvoiceLine').at(-1)
  if (!line) return false
  const free = copy(line)
  const names: Readonly<Record<string, string>> = {
    ID: '900',
    'Item/Name': 'Prøve uden beregning',
    'Item/Description': 'Prøve uden beregning',
    InvoicedQuantity: '1',
  }
  for (const [path, value] of Object.entries(names)) for (const e of all(free, path)) setText(e, value)
  for (const path of [
    'LineExtensionAmount',
    'Price/PriceAmount',
    'TaxTotal/TaxAmount',
    'TaxTotal/TaxSubtotal/TaxableAmount',
    'TaxTotal/TaxSubtotal/TaxAmount',
  ])
    for (const e of all(free, path)) setText(e, '0.00')
  insertAfter(root, line, free)
  return true
}

const bank = (root: Element): boolean => text(first(root, 'PaymentMeans/PaymentMeansCode')) === '42'
/** The same account, written as an IBAN. */
const asIban: Edit = only(bank, (root) => {
  const number = first(root, 'PaymentMeans/PayeeFinancialAccount/ID')
  const registration = text(first(root, 'PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID'))
  if (!number) return false
  setText(number, ibanFrom(registration, text(number).padStart(10, '0')))
  return (
    change('PaymentMeans/PaymentMeansCode', to('58'))(root, 0) &&
    dropAll('PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch')(root, 0)
  )
})

/** A note may say that it is unusual. */
const lawful = (name: string, edit: Edit): Harmless => ({ ...edited(name, edit), notes: true })

/** Goods go where they are needed, and that place has a location number of its own. */
const deliveredElsewhere: Edit = (root) => {
  const date = first(root, 'Delivery/ActualDeliveryDate')
  if (!date) return false
  const place = leaf('cbc:ID', '5790000000005', { schemeID: isOioubl(root) ? 'GLN' : '0088' })
  insertAfter(root, date, node('cac:DeliveryLocation', place))
  return true
}

export const LAWFUL: readonly Harmless[] = [
  ...[
    lawful('an allowance of ten per cent', allowance),
    lawful('freight on the whole', charge),
    lawful('partly prepaid', prepaid),
  ].map((beside) => ({ ...beside, leaves: 'RULE_BESIDE_LINES' as const })),
  lawful('rounded to whole kroner', rounded),
  lawful('a line with an allowance', lineAllowance),
  lawful('a line with a charge', lineExtra),
  lawful('a discount line', discountLine),
  lawful('a line free of charge', freeLine),
  lawful('a price for a hundred', perHundred),
  lawful('a third of a price, rounded', pricePer('3', 6)),
  lawful('seven pieces at a price of four decimals', pricePer('7', 4)),
  lawful('half an hour', pricePer('0.5', 2)),
  lawful('a thousand pieces at a price of eight decimals', pricePer('1000', 8)),
  lawful('no day of delivery', dropAll('Delivery')),
  lawful('delivered elsewhere', deliveredElsewhere),
  lawful('no note', dropAll('Note')),
  lawful('the account as an IBAN', asIban),
]
