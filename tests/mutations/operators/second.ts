/** A second collection, written when the rules stood, and without looking at them: what it finds the first time says how far they reach beyond the first. */
import { formatDecimal } from '../../../domain/money.ts'
import { ibanFrom } from '../../../scripts/examples/check-digits.ts'
import {
  addAfter,
  addInto,
  attribute,
  change,
  dropAll,
  type Edit,
  either,
  everywhere,
  isOioubl,
  isPeppol,
  only,
  otherDigit,
  pick,
  plusOre,
  timesAmount,
  to,
  together,
} from '../edit.ts'
import {
  ACCOUNT_CHANGED,
  ACCOUNT_INVALID,
  CPR,
  CURRENCY,
  CVR,
  CVR_DIFFERS,
  FEES,
  FUTURE,
  GLN,
  GLN_UNKNOWN,
  HIDDEN,
  LINE_FIGURES,
  LINE_TEXT,
  OLD,
  PAYMENT_GONE,
  PAYMENT_ID,
  SUMS,
  UNREADABLE,
  VAT,
} from '../expected.ts'
import { ore, simple } from '../lawful.ts'
import { operatorsOf } from '../operator.ts'
import { all, copy, type Element, first, insertBefore, leaf, node, setText, text } from '../xml.ts'

const TOTAL = 'LegalMonetaryTotal'
const SELLER = 'AccountingSupplierParty/Party'
const BUYER = 'AccountingCustomerParty/Party'
const NUMBER = 'PaymentMeans/PayeeFinancialAccount/ID'
const PERSON = '251248-9996'
const code = (root: Element): string => text(first(root, 'PaymentMeans/PaymentMeansCode'))
const isFik = (root: Element): boolean => code(root) === '93'
const isIban = (root: Element): boolean => ['31', '58'].includes(code(root))
const isBank = (root: Element): boolean => code(root) === '42'
const fikId = (rewrite: (id: string) => string): Edit =>
  either(
    change('PaymentMeans/InstructionID', rewrite),
    change('PaymentMeans/PaymentID', (id) => id.replace(/#(.+)$/, (_, n: string) => `#${rewrite(n)}`)),
  )

const exchangedLines: Edit = (root) => {
  const [one, two] = all(root, 'InvoiceLine/LineExtensionAmount')
  if (!one || !two || text(one) === text(two)) return false
  const kept = text(one)
  setText(one, text(two))
  setText(two, kept)
  return true
}

const of = operatorsOf('second')
const place = (name: string, edit: Edit) => of(`a CPR number ${name}`, CPR, edit)

export const SECOND = [
  of(
    'what is to be paid is the net amount',
    SUMS,
    only(simple, (root) =>
      change(`${TOTAL}/PayableAmount`, to(text(first(root, `${TOTAL}/LineExtensionAmount`))))(root, 0),
    ),
  ),
  of(
    'gross and payable off together',
    SUMS,
    together(
      change(`${TOTAL}/TaxInclusiveAmount`, plusOre(10_000)),
      change(`${TOTAL}/PayableAmount`, plusOre(10_000)),
    ),
  ),
  of(
    'all sums a hundred above the lines',
    [...SUMS, ...VAT],
    together(
      ...['LineExtensionAmount', 'TaxInclusiveAmount', 'PayableAmount'].map((n) =>
        change(`${TOTAL}/${n}`, plusOre(10_000)),
      ),
    ),
  ),
  of('the amounts of two lines exchanged', LINE_FIGURES, exchangedLines),
  of(
    'ten times the quantity',
    LINE_FIGURES,
    change('InvoiceLine/InvoicedQuantity', (q) => String(Number(q) * 10)),
  ),
  of('a price in øre', LINE_FIGURES, change('InvoiceLine/Price/PriceAmount', timesAmount(100))),
  of(
    'VAT as if it were in the price',
    [...VAT, ...SUMS],
    only(simple, (root) => {
      const vat = Math.round(ore(first(root, `${TOTAL}/LineExtensionAmount`)) / 5)
      for (const path of ['TaxTotal/TaxAmount', 'TaxTotal/TaxSubtotal/TaxAmount'])
        for (const e of all(root, path)) setText(e, formatDecimal(vat))
      const gross = formatDecimal(vat + ore(first(root, `${TOTAL}/LineExtensionAmount`)))
      for (const name of ['TaxInclusiveAmount', 'PayableAmount'])
        for (const e of all(root, `${TOTAL}/${name}`)) setText(e, gross)
      if (isOioubl(root))
        for (const e of all(root, `${TOTAL}/TaxExclusiveAmount`)) setText(e, formatDecimal(vat))
      return true
    }),
  ),
  of(
    'a foreign location number',
    [...GLN_UNKNOWN, ...GLN],
    everywhere(`${BUYER}/EndpointID`, to('4012345000009', '7300010000001')),
  ),
  of(
    'a location number with a letter O',
    GLN,
    everywhere(`${BUYER}/EndpointID`, (g) => `${g.slice(0, 6)}O${g.slice(7)}`),
  ),
  of('a P number as CVR number', CVR, everywhere(`${SELLER}/PartyLegalEntity/CompanyID`, to('1012345678'))),
  of(
    'a CVR number with a letter O',
    CVR,
    everywhere(`${SELLER}/PartyLegalEntity/CompanyID`, (c) => `${c.slice(0, 4)}O${c.slice(5)}`),
  ),
  of(
    'an invisible character in the CVR number',
    [...HIDDEN, ...CVR],
    everywhere(`${SELLER}/PartyLegalEntity/CompanyID`, (c) => `${c.slice(0, 4)}\u200d${c.slice(4)}`),
  ),
  of(
    'sent from another firm’s address',
    CVR_DIFFERS,
    change(`${SELLER}/EndpointID`, to('DK11689868', 'DK22320742', 'DK35439595')),
  ),
  of(
    'an invisible character in the EAN number',
    [...HIDDEN, ...GLN],
    everywhere(`${BUYER}/EndpointID`, (g) => `${g.slice(0, 4)}\u2062${g.slice(4)}`),
  ),
  of(
    'tags that nobody sees in the seller’s name',
    HIDDEN,
    change(`${SELLER}/PartyName/Name`, (n) => `${n}\u{e0041}\u{e0042}`),
  ),
  of(
    'Greek letters in the seller’s name',
    HIDDEN,
    only(
      (root) => /[AEOTI]/.test(text(first(root, `${SELLER}/PartyName/Name`))),
      change(`${SELLER}/PartyName/Name`, (n) =>
        n.replace(/[AEOTI]/, (c) => ({ A: 'Α', E: 'Ε', O: 'Ο', T: 'Τ', I: 'Ι' })[c] ?? c),
      ),
    ),
  ),
  of(
    'an IBAN with a letter O',
    [...ACCOUNT_INVALID, ...HIDDEN],
    only(
      isIban,
      change(NUMBER, (n) => n.replace(/0/, 'O')),
    ),
  ),
  of(
    'an IBAN with two digits more',
    [...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(
      isIban,
      change(NUMBER, (n) => `${n}12`),
    ),
  ),
  of(
    'a bank account of eleven digits',
    [...ACCOUNT_INVALID, ...PAYMENT_GONE],
    only(
      isBank,
      change(NUMBER, (n) => `${n}7`),
    ),
  ),
  of(
    'a stranger’s IBAN as a national account',
    [...ACCOUNT_CHANGED, ...ACCOUNT_INVALID],
    only(isBank, change(NUMBER, to(ibanFrom('9570', '0041000212')))),
  ),
  of(
    'a stranger’s account before the right one',
    ACCOUNT_CHANGED,
    only(isBank, (root) => {
      const own = first(root, 'PaymentMeans')
      if (!own) return false
      const strange = copy(own)
      for (const e of all(strange, 'PayeeFinancialAccount/ID')) setText(e, '0041000212')
      insertBefore(root, own, strange)
      return true
    }),
  ),
  of(
    'another supplier’s creditor number',
    ACCOUNT_CHANGED,
    only(
      isFik,
      either(change('PaymentMeans/CreditAccount/AccountID', to('85525723')), change(NUMBER, to('85525723'))),
    ),
  ),
  of(
    'card 73 with an id',
    [...PAYMENT_ID, ...ACCOUNT_CHANGED],
    only(
      isFik,
      change('PaymentMeans/PaymentID', (id) => id.replace(/^71/, '73')),
    ),
  ),
  of(
    'letters in a payment id',
    PAYMENT_ID,
    only(
      isFik,
      fikId((id) => `${id.slice(0, 5)}AB${id.slice(7)}`),
    ),
  ),
  of(
    'a payment id of zeros and one',
    PAYMENT_ID,
    only(
      isFik,
      fikId((id) => `${'0'.repeat(id.length - 1)}1`),
    ),
  ),
  of(
    'a transfer to nowhere',
    PAYMENT_GONE,
    only(
      isBank,
      together(
        change('PaymentMeans/PaymentMeansCode', to('30', '31', '58')),
        dropAll('PaymentMeans/PayeeFinancialAccount'),
      ),
    ),
  ),
  of(
    'issued a hundred years ahead',
    FUTURE,
    change('IssueDate', (d) => d.replace(/^20/, '21')),
  ),
  of(
    'issued in the year one',
    [...OLD, ...UNREADABLE],
    change('IssueDate', to('0001-01-01', '1001-01-10', '1899-12-30')),
  ),
  of(
    'a deadline that is no day',
    UNREADABLE,
    either(
      change('DueDate', to('2022-02-31', 'straks', '30 dage')),
      change('PaymentMeans/PaymentDueDate', to('2022-02-31', 'straks', '30 dage')),
    ),
  ),
  of(
    'a day of delivery that is no day',
    UNREADABLE,
    change('Delivery/ActualDeliveryDate', to('2022-01-32', 'januar', '2022-1-5')),
  ),
  of(
    'the currency in small letters',
    [...CURRENCY, ...UNREADABLE],
    change('DocumentCurrencyCode', to('dkk', 'Dkk')),
  ),
  of(
    'VAT in euro',
    [...CURRENCY, ...UNREADABLE],
    attribute('TaxTotal/TaxSubtotal/TaxAmount', 'currencyID', 'EUR'),
  ),
  of(
    'the base of VAT in euro',
    [...CURRENCY, ...UNREADABLE],
    attribute('TaxTotal/TaxSubtotal/TaxableAmount', 'currencyID', 'EUR'),
  ),
  of(
    'a price in euro',
    [...CURRENCY, ...UNREADABLE, ...LINE_FIGURES],
    attribute('InvoiceLine/Price/PriceAmount', 'currencyID', 'EUR'),
  ),
  of('a line whose text is white space of another kind', LINE_TEXT, (root, nth) => {
    const item = pick(all(root, 'InvoiceLine/Item'), nth)
    for (const name of ['Name', 'Description'])
      for (const e of item ? all(item, name) : [])
        setText(e, ['\u00a0', '\u2003\u2003', '\u3000', '– –', '***', '?'][nth % 6] ?? '')
    return item !== undefined
  }),
  of('a fee by another name', FEES, (root, nth) => {
    const item = pick(all(root, 'InvoiceLine/Item'), nth)
    const name =
      [
        'Inkassoomkostninger',
        'Kompensationsbeløb for sen betaling',
        'Strafrente',
        'Rykkerskrivelse',
        'Renter iht. renteloven',
        'Late payment interest',
      ][nth % 6] ?? ''
    for (const path of ['Name', 'Description']) for (const e of item ? all(item, path) : []) setText(e, name)
    return item !== undefined
  }),
  place(
    'in the seller’s street',
    change(`${SELLER}/PostalAddress/StreetName`, (s) => `${s} ${PERSON}`),
  ),
  place(
    'as the seller’s name',
    change(`${SELLER}/PartyName/Name`, (n) => `${n} ${PERSON}`),
  ),
  place(
    'in a mail address',
    addInto(SELLER, () => node('cac:Contact', leaf('cbc:ElectronicMail', `${PERSON}@firma.example`))),
  ),
  place(
    'as a product number',
    addInto('InvoiceLine/Item', () => node('cac:SellersItemIdentification', leaf('cbc:ID', PERSON))),
  ),
  place(
    'as a contract',
    addAfter(['OrderReference', 'BuyerReference', 'DocumentCurrencyCode'], () =>
      node('cac:ContractDocumentReference', leaf('cbc:ID', PERSON)),
    ),
  ),
  place(
    'as the reason of an allowance',
    addAfter(['PaymentMeans', 'Delivery'], () =>
      node(
        'cac:AllowanceCharge',
        leaf('cbc:ChargeIndicator', 'false'),
        leaf('cbc:AllowanceChargeReason', `Borger ${PERSON}`),
        leaf('cbc:Amount', '0.00', { currencyID: 'DKK' }),
      ),
    ),
  ),
  place(
    'in the address of delivery',
    addInto('Delivery', () =>
      node('cac:DeliveryLocation', node('cac:Address', leaf('cbc:StreetName', `Prøvevej 1, ${PERSON}`))),
    ),
  ),
  place(
    'glued to a word',
    addAfter(['Note', 'InvoiceTypeCode'], () => leaf('cbc:Note', 'cpr:2512489996')),
  ),
  place(
    'behind “cpr-nr.”',
    addAfter(['Note', 'InvoiceTypeCode'], () => leaf('cbc:Note', 'Cpr-nr. 251248 9996, hjemmehjælp')),
  ),
  place(
    'in full-width digits',
    addAfter(['Note', 'InvoiceTypeCode'], () => leaf('cbc:Note', 'Borger ２５１２４８-９９９６')),
  ),
  place(
    'with a slash between',
    addAfter(['Note', 'InvoiceTypeCode'], () => leaf('cbc:Note', 'Borger 251248/9996')),
  ),
  place(
    'in an attachment’s type',
    addAfter(['OrderReference', 'BuyerReference', 'DocumentCurrencyCode'], () =>
      node(
        'cac:AdditionalDocumentReference',
        leaf('cbc:ID', '1'),
        leaf('cbc:DocumentType', `Visitation ${PERSON}`),
      ),
    ),
  ),
  place(
    'at the head of a line’s order',
    only(
      isPeppol,
      addAfter(['InvoiceLine/LineExtensionAmount'], () =>
        node('cac:OrderLineReference', leaf('cbc:LineID', PERSON)),
      ),
    ),
  ),
  of('a digit of the sum of lines', SUMS, change(`${TOTAL}/LineExtensionAmount`, otherDigit)),
]
