/** VAT that does not follow from rate and base, or a treatment that a person must judge. */
import { formatDecimal, parseOre } from '../../../domain/money.ts'
import {
  addInto,
  change,
  double,
  dropAll,
  type Edit,
  either,
  isOioubl,
  isPeppol,
  only,
  plusOre,
  to,
  together,
  wherever,
} from '../edit.ts'
import { GONE, RATE, REVERSE_CHARGE, SELLER_VAT, SUMS, TREATMENT, UNREADABLE, VAT } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { all, type Element, elements, first, leaf, local, setText, text } from '../xml.ts'

const SUBTOTAL = 'TaxTotal/TaxSubtotal'
const TOTAL = 'LegalMonetaryTotal'
const LINE_CATEGORIES = [
  'InvoiceLine/Item/ClassifiedTaxCategory',
  'InvoiceLine/TaxTotal/TaxSubtotal/TaxCategory',
]
const onLine =
  (name: string, value: (root: Element) => string): Edit =>
  (root, nth) =>
    either(...LINE_CATEGORIES.map((path) => change(`${path}/${name}`, to(value(root)))))(root, nth)

const standard = (root: Element): boolean =>
  all(root, `${SUBTOTAL}/TaxCategory/Percent`).every((e) => text(e) === '25')
const exempt = (root: Element): boolean =>
  all(root, `${SUBTOTAL}/TaxCategory/Percent`).some((e) => text(e) === '0')
const zero = (root: Element): string => (isOioubl(root) ? 'ZeroRated' : 'Z')
const taxed = (root: Element): string => (isOioubl(root) ? 'StandardRated' : 'S')

/** Everything that the document says of VAT, as if it were another treatment, with sums that agree. */
const treatedAs = (oioubl: string, peppol: string): Edit =>
  only(standard, (root) => {
    const id = isOioubl(root) ? oioubl : peppol
    wherever(['TaxCategory', 'ClassifiedTaxCategory'], (e) => {
      for (const child of elements(e)) {
        if (local(child.name) === 'ID') setText(child, id)
        if (local(child.name) === 'Percent') setText(child, '0')
      }
    })(root, 0)
    wherever(['TaxAmount'], (e) => setText(e, '0.00'))(root, 0)
    withoutVat(root)
    return true
  })

function withoutVat(root: Element): void {
  const net = text(first(root, `${TOTAL}/LineExtensionAmount`))
  for (const name of ['TaxInclusiveAmount', 'PayableAmount']) {
    const element = first(root, `${TOTAL}/${name}`)
    if (element) setText(element, net)
  }
  const exclusive = first(root, `${TOTAL}/TaxExclusiveAmount`)
  if (exclusive && isOioubl(root)) setText(exclusive, '0.00')
}

/** A wrong rate with VAT and sums that follow from it: nothing but the rate is wrong. */
const consistentRate = (percent: number): Edit =>
  only(
    (root) => standard(root) && all(root, 'InvoiceLine').length === 1,
    (root) => {
      const net = parseOre(text(first(root, `${TOTAL}/LineExtensionAmount`))) ?? 0
      const vat = formatDecimal(Math.round((net * percent) / 100))
      const gross = formatDecimal(net + Math.round((net * percent) / 100))
      wherever(['Percent'], (e) => setText(e, String(percent)))(root, 0)
      wherever(['TaxAmount'], (e) => setText(e, vat))(root, 0)
      wherever(['TaxInclusiveAmount', 'PayableAmount'], (e) => setText(e, gross))(root, 0)
      if (isOioubl(root)) wherever(['TaxExclusiveAmount'], (e) => setText(e, vat))(root, 0)
      return true
    },
  )

const of = operatorsOf('vat')
const noted = operatorsOf('vat', 'note')

export const VAT_OPERATORS = [
  of(
    'rate of a subtotal is another',
    [...VAT, ...RATE],
    change(`${SUBTOTAL}/TaxCategory/Percent`, to('20', '12', '24', '2.5')),
  ),
  of(
    'rate of a line is another',
    [...VAT, ...RATE],
    onLine('Percent', () => '12'),
  ),
  of('a rate that Denmark does not have, with all that follows', [...RATE, ...VAT], consistentRate(20)),
  of('VAT of a subtotal off', [...VAT, ...SUMS], change(`${SUBTOTAL}/TaxAmount`, plusOre(1000, -1000, 5500))),
  of('VAT total off', [...VAT, ...SUMS], change('TaxTotal/TaxAmount', plusOre(100, -100, 2500))),
  of(
    'base of a subtotal off',
    [...VAT, ...SUMS],
    change(`${SUBTOTAL}/TaxableAmount`, plusOre(1000, -5000, 4)),
  ),
  of(
    'VAT of a line off (OIOUBL)',
    VAT,
    only(isOioubl, change('InvoiceLine/TaxTotal/TaxAmount', plusOre(1000, -1000))),
  ),
  of(
    'standard rate without a rate',
    [...RATE, ...VAT],
    only(standard, change(`${SUBTOTAL}/TaxCategory/Percent`, to('0'))),
  ),
  of(
    'zero rated, but 25 %',
    [...RATE, ...VAT],
    only(standard, (root, nth) => change(`${SUBTOTAL}/TaxCategory/ID`, to(zero(root)))(root, nth)),
  ),
  of('a line zero rated, but 25 %', [...RATE, ...VAT], only(standard, onLine('ID', zero))),
  of(
    'exempt made standard, rate left',
    [...RATE, ...VAT],
    only(exempt, (root) => {
      const category = all(root, `${SUBTOTAL}/TaxCategory`).find((c) => text(first(c, 'Percent')) === '0')
      const id = category && first(category, 'ID')
      if (id) setText(id, taxed(root))
      return id !== undefined
    }),
  ),
  of(
    'a category that does not exist',
    UNREADABLE,
    change(`${SUBTOTAL}/TaxCategory/ID`, to('X', 'HalfRated', '25')),
  ),
  of('a category left blank', [...GONE, ...UNREADABLE], change(`${SUBTOTAL}/TaxCategory/ID`, to(''))),
  of(
    'a rate that is no number',
    UNREADABLE,
    change(`${SUBTOTAL}/TaxCategory/Percent`, to('25 %', 'moms', '-25')),
  ),
  of('reverse charge, with all that follows', REVERSE_CHARGE, treatedAs('ReverseCharge', 'AE')),
  of('outside VAT, with all that follows (Peppol)', TREATMENT, only(isPeppol, treatedAs('', 'O'))),
  of('delivery within the EU, with all that follows (Peppol)', TREATMENT, only(isPeppol, treatedAs('', 'K'))),
  of(
    'reverse charge, VAT charged all the same',
    [...REVERSE_CHARGE, ...VAT, ...RATE],
    only(standard, (root, nth) =>
      wherever(['TaxCategory', 'ClassifiedTaxCategory'], (e) => {
        const id = first(e, 'ID')
        if (id) setText(id, isOioubl(root) ? 'ReverseCharge' : 'AE')
      })(root, nth),
    ),
  ),
  of('no subtotals of VAT', [...VAT, ...SUMS, ...GONE], dropAll(SUBTOTAL)),
  of('a subtotal twice', [...VAT, ...SUMS], double(SUBTOTAL)),
  of('no VAT total', [...GONE, ...VAT, ...SUMS], dropAll('TaxTotal')),
  of(
    'net amount where OIOUBL has the VAT',
    [...VAT, ...SUMS],
    only(
      (root) => isOioubl(root) && standard(root),
      (root, nth) =>
        change(`${TOTAL}/TaxExclusiveAmount`, to(text(first(root, `${TOTAL}/LineExtensionAmount`))))(
          root,
          nth,
        ),
    ),
  ),
  of(
    'VAT where Peppol has the net amount',
    [...VAT, ...SUMS],
    only(isPeppol, (root, nth) =>
      change(`${TOTAL}/TaxExclusiveAmount`, to(text(first(root, 'TaxTotal/TaxAmount'))))(root, nth),
    ),
  ),
  noted(
    'no VAT number of a seller who charges VAT (Peppol)',
    SELLER_VAT,
    only((root) => isPeppol(root) && standard(root), dropAll('AccountingSupplierParty/Party/PartyTaxScheme')),
  ),
  noted(
    'no reason for an exemption (Peppol)',
    [...TREATMENT, ...VAT, ...GONE],
    only(isPeppol, dropAll(`${SUBTOTAL}/TaxCategory/TaxExemptionReason`)),
  ),
  of(
    'VAT added a second time at the foot',
    [...VAT, ...SUMS],
    only(
      standard,
      together(change(`${TOTAL}/PayableAmount`, (a) => formatDecimal(Math.round((parseOre(a) ?? 0) * 1.25)))),
    ),
  ),
  of(
    'a second total of VAT in kroner',
    [...VAT, ...SUMS, ...UNREADABLE],
    addInto('', () => ({
      name: 'cac:TaxTotal',
      attributes: {},
      children: [leaf('cbc:TaxAmount', '5.00', { currencyID: 'DKK' })],
    })),
  ),
]
