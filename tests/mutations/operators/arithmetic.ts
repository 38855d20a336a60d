/** Sums that do not add up: lines, net, gross, payable, charges, prepaid and rounding amounts. */
import {
  addAfter,
  addInto,
  change,
  double,
  dropOne,
  either,
  isPeppol,
  only,
  otherDigit,
  plusOre,
  swappedDigits,
  timesAmount,
  to,
} from '../edit.ts'
import { GONE, LINE_FIGURES, SUMS, UNREADABLE } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { all, type Element, leaf, node } from '../xml.ts'

const TOTAL = 'LegalMonetaryTotal'
const PAYABLE = `${TOTAL}/PayableAmount`
const money = (name: string, amount: string): Element => leaf(`cbc:${name}`, amount, { currencyID: 'DKK' })
const severalLines = (root: Element): boolean => all(root, 'InvoiceLine').length > 1

const charge = (isCharge: boolean) => (): Element =>
  node(
    'cac:AllowanceCharge',
    leaf('cbc:ChargeIndicator', String(isCharge)),
    leaf('cbc:AllowanceChargeReason', isCharge ? 'Fragt' : 'Rabat'),
    money('Amount', '100.00'),
    node(
      'cac:TaxCategory',
      leaf('cbc:ID', 'S'),
      leaf('cbc:Percent', '25'),
      node('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
    ),
  )
const BEFORE_TAX = ['PaymentTerms', 'PaymentMeans', 'Delivery', 'AccountingCustomerParty']

const of = operatorsOf('arithmetic')

export const ARITHMETIC = [
  of('payable 90 kr. too high', SUMS, change(PAYABLE, plusOre(9000))),
  of('payable a few kroner off', SUMS, change(PAYABLE, plusOre(100, -100, 700, -1100))),
  of('two digits of payable swapped', SUMS, change(PAYABLE, swappedDigits)),
  of('payable ten times', SUMS, change(PAYABLE, timesAmount(10))),
  of('payable with the other sign', SUMS, change(PAYABLE, timesAmount(-1))),
  of('gross amount off', SUMS, change(`${TOTAL}/TaxInclusiveAmount`, plusOre(100, -200, 6000))),
  of('sum of lines off by an øre', SUMS, change(`${TOTAL}/LineExtensionAmount`, plusOre(1, -1))),
  of(
    'net amount off (Peppol)',
    SUMS,
    only(isPeppol, change(`${TOTAL}/TaxExclusiveAmount`, plusOre(1000, -1))),
  ),
  of(
    'a line amount off by an øre',
    [...SUMS, ...LINE_FIGURES],
    change('InvoiceLine/LineExtensionAmount', plusOre(1, -1)),
  ),
  of(
    'a digit of a line amount',
    [...SUMS, ...LINE_FIGURES],
    change('InvoiceLine/LineExtensionAmount', otherDigit),
  ),
  of(
    'a line amount with the other sign',
    [...SUMS, ...LINE_FIGURES],
    change('InvoiceLine/LineExtensionAmount', timesAmount(-1)),
  ),
  of('a line taken out', SUMS, only(severalLines, dropOne('InvoiceLine'))),
  of('a line twice', SUMS, double('InvoiceLine')),
  of(
    'unit price is not that of the line',
    LINE_FIGURES,
    change('InvoiceLine/Price/PriceAmount', timesAmount(2)),
  ),
  of('a digit of a unit price', LINE_FIGURES, change('InvoiceLine/Price/PriceAmount', otherDigit)),
  of(
    'one more delivered than charged',
    LINE_FIGURES,
    change('InvoiceLine/InvoicedQuantity', (q) => String(Number(q) + 1)),
  ),
  of('quantity zero, amount not', LINE_FIGURES, change('InvoiceLine/InvoicedQuantity', to('0', '0.00'))),
  of(
    'price for a hundred, charged for one',
    LINE_FIGURES,
    either(
      change('InvoiceLine/Price/BaseQuantity', to('100')),
      addAfter(['InvoiceLine/Price/PriceAmount'], () => leaf('cbc:BaseQuantity', '100')),
    ),
  ),
  of('an allowance that no sum holds', SUMS, addAfter(BEFORE_TAX, charge(false))),
  of('a charge that no sum holds', SUMS, addAfter(BEFORE_TAX, charge(true))),
  of(
    'an allowance on a line that its amount does not hold',
    LINE_FIGURES,
    addAfter(['InvoiceLine/LineExtensionAmount'], charge(false)),
  ),
  of(
    'a charge on a line that its amount does not hold',
    LINE_FIGURES,
    addAfter(['InvoiceLine/LineExtensionAmount'], charge(true)),
  ),
  of(
    'a total of allowances without any',
    SUMS,
    addAfter([`${TOTAL}/TaxInclusiveAmount`], () => money('AllowanceTotalAmount', '100.00')),
  ),
  of(
    'prepaid, but all is to be paid',
    SUMS,
    addAfter([`${TOTAL}/TaxInclusiveAmount`], () => money('PrepaidAmount', '100.00')),
  ),
  of(
    'a rounding amount that is not in what is to be paid (Peppol)',
    SUMS,
    only(
      isPeppol,
      addAfter([`${TOTAL}/TaxInclusiveAmount`], () => money('PayableRoundingAmount', '0.40')),
    ),
  ),
  of(
    'an amount with a fraction of an øre',
    UNREADABLE,
    change(PAYABLE, (a) => `${a}5`),
  ),
  of(
    'an amount in Danish notation',
    UNREADABLE,
    change(PAYABLE, (a) => a.replace('.', ',')),
  ),
  of(
    'an amount that is no number',
    UNREADABLE,
    change(PAYABLE, to('NaN', '1e3', 'INF', '0x10', '12 50', '--1', '12.50 kr.')),
  ),
  of(
    'an amount beyond all bounds',
    UNREADABLE,
    change(PAYABLE, to('99999999999999', `${'9'.repeat(90)}.00`)),
  ),
  of(
    'two amounts to be paid',
    UNREADABLE,
    addInto(TOTAL, () => money('PayableAmount', '1.00')),
  ),
  of('no amount to be paid', GONE, dropOne(PAYABLE)),
]
