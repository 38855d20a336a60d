/** Allowances, charges, prepaid and rounding amounts, in invoices that were right with them, one figure spoiled. */
import { change, plusOre, timesAmount, to, together } from '../edit.ts'
import { LINE_FIGURES, SUMS, VAT } from '../expected.ts'
import { allowance, charge, discountLine, lineAllowance, lineExtra, prepaid, rounded } from '../lawful.ts'
import { operatorsOf } from '../operator.ts'
import { all, setText, text } from '../xml.ts'

const TOTAL = 'LegalMonetaryTotal'
const of = operatorsOf('charges')

export const CHARGES = [
  of(
    'the allowance is more than its total',
    [...SUMS, ...VAT],
    together(allowance, change('AllowanceCharge/Amount', plusOre(1000, 4000))),
  ),
  of(
    'the total of allowances is more than they are',
    SUMS,
    together(allowance, change(`${TOTAL}/AllowanceTotalAmount`, plusOre(1000, -1000))),
  ),
  of(
    'the total of charges is less than they are',
    SUMS,
    together(charge, change(`${TOTAL}/ChargeTotalAmount`, plusOre(-1000, 1000))),
  ),
  of(
    'an allowance that says it is a charge',
    [...SUMS, ...VAT],
    together(allowance, change('AllowanceCharge/ChargeIndicator', to('true'))),
  ),
  of(
    'a charge that says it is an allowance',
    [...SUMS, ...VAT],
    together(charge, change('AllowanceCharge/ChargeIndicator', to('false'))),
  ),
  of(
    'a negative charge',
    [...SUMS, ...VAT],
    together(charge, change('AllowanceCharge/Amount', timesAmount(-1))),
  ),
  of(
    'an allowance that the base of VAT does not hold',
    [...VAT, ...SUMS],
    together(allowance, change('TaxTotal/TaxSubtotal/TaxableAmount', plusOre(10_000))),
  ),
  of(
    'a charge that the base of VAT does not hold',
    [...VAT, ...SUMS],
    together(charge, change('TaxTotal/TaxSubtotal/TaxableAmount', plusOre(-10_000))),
  ),
  of('prepaid, but paid again', SUMS, together(prepaid, change(`${TOTAL}/PayableAmount`, plusOre(10_000)))),
  of(
    'less prepaid than taken off',
    SUMS,
    together(prepaid, change(`${TOTAL}/PrepaidAmount`, plusOre(-5000, 100))),
  ),
  of(
    'a rounding of many kroner',
    SUMS,
    together(rounded, change(`${TOTAL}/PayableRoundingAmount`, plusOre(2500, -1300))),
  ),
  of(
    'a line’s allowance is more than taken off',
    LINE_FIGURES,
    together(lineAllowance, change('InvoiceLine/AllowanceCharge/Amount', plusOre(500, 5000))),
  ),
  of(
    'a line’s allowance that says it is a charge',
    LINE_FIGURES,
    together(lineAllowance, change('InvoiceLine/AllowanceCharge/ChargeIndicator', to('true'))),
  ),
  of(
    'a line’s charge is less than put on',
    LINE_FIGURES,
    together(lineExtra, change('InvoiceLine/AllowanceCharge/Amount', plusOre(-500))),
  ),
  of(
    'a discount line without its sign',
    [...SUMS, ...LINE_FIGURES],
    together(discountLine, (root) => {
      const net = all(root, 'InvoiceLine/LineExtensionAmount').at(-1)
      if (net) setText(net, text(net).replace('-', ''))
      return net !== undefined
    }),
  ),
]
