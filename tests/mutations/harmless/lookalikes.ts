/** Ordinary things that look like something else: numbers with the shape of a CPR number, ways to write an account, a name, an address. */
import { addAfter, addInto, change, type Edit, either, isPeppol, only, to } from '../edit.ts'
import { all, leaf, node, setText, text } from '../xml.ts'
import { edited, type Harmless } from './harmless.ts'

const SELLER = 'AccountingSupplierParty/Party'
const NUMBER = 'PaymentMeans/PayeeFinancialAccount/ID'
const note = (...values: readonly string[]): Edit =>
  addAfter(['Note', 'InvoiceTypeCode', 'CreditNoteTypeCode'], (nth) =>
    leaf('cbc:Note', values[nth % values.length] ?? ''),
  )
const names =
  (rewrite: (name: string) => string): Edit =>
  (root) => {
    const found = [`${SELLER}/PartyName/Name`, `${SELLER}/PartyLegalEntity/RegistrationName`].flatMap(
      (path) => all(root, path),
    )
    for (const e of found) setText(e, rewrite(text(e)))
    return found.length > 0
  }
const isTransfer = (root: Parameters<Edit>[0]): boolean => all(root, NUMBER).length > 0
const iban = (root: Parameters<Edit>[0]): boolean => text(all(root, NUMBER)[0]).startsWith('DK')

export const LOOKALIKES: readonly Harmless[] = [
  edited(
    'an order number of ten digits',
    either(
      change('OrderReference/ID', to('4500012345', '1204851234', '0101701111')),
      addAfter(['BuyerReference'], (nth) =>
        node('cac:OrderReference', leaf('cbc:ID', ['4500012345', '1204851234'][nth % 2] ?? '')),
      ),
    ),
  ),
  edited(
    'an account string of ten digits',
    addAfter(['DocumentCurrencyCode'], () => leaf('cbc:AccountingCost', '1204851234')),
  ),
  edited(
    'a product number of ten digits',
    addInto('InvoiceLine/Item', () => node('cac:SellersItemIdentification', leaf('cbc:ID', '1204851234'))),
  ),
  edited(
    'the payer’s text of ten digits',
    only(
      isPeppol,
      change('PaymentMeans/PaymentID', (id) => (id.includes('#') ? id : '1204851234')),
    ),
  ),
  edited(
    'telephone and post in a note',
    note('Tlf. 33 12 34 56 el. 3312 3457.', 'Spørgsmål: 70 10 20 30, kl. 9-15.', 'SE-nr. 12 34 56 78'),
  ),
  edited(
    'eleven digits, and a year, in a note',
    note(
      'Måler 12048512345, aflæst 2021-2022.',
      'Sag 21/004711-12, EAN 5790000000005.',
      'Aftale 0412-2021-113.',
    ),
  ),
  edited(
    'ten digits that are no day',
    note('Vores ref. 9912341234.', 'Kundenr. 4500171234.', 'Serienr. 0013121234 er leveret.'),
  ),
  edited('the other way to write a CVR number', (root) => {
    const legal = all(root, `${SELLER}/PartyLegalEntity/CompanyID`)[0]
    if (legal) setText(legal, text(legal).startsWith('DK') ? text(legal).slice(2) : `DK${text(legal)}`)
    return legal !== undefined
  }),
  edited(
    'an IBAN in groups of four',
    only(
      iban,
      change(NUMBER, (n) => n.replaceAll(/(.{4})(?=.)/g, '$1 ')),
    ),
  ),
  edited(
    'an IBAN in small letters',
    only(
      iban,
      change(NUMBER, (n) => n.toLowerCase()),
    ),
  ),
  edited(
    'an account with spaces',
    only(
      (root) => isTransfer(root) && !iban(root),
      change(NUMBER, (n) => n.replace(/^(\d{4})(?=\d)/, '$1 ')),
    ),
  ),
  edited(
    'an account without zeros in front',
    only(
      (root) =>
        isTransfer(root) && !iban(root) && text(all(root, 'PaymentMeans/PaymentMeansCode')[0]) === '42',
      change(NUMBER, (n) => n.replace(/^0+/, '')),
    ),
  ),
  edited(
    'the seller’s name in other letters',
    names((n) => n.toLowerCase()),
  ),
  edited(
    'a full stop behind the seller’s name',
    names((n) => `${n.replace(/\.$/, '')}.`),
  ),
  edited(
    'the seller’s street in capitals',
    change(`${SELLER}/PostalAddress/StreetName`, (s) => s.toUpperCase()),
  ),
  edited(
    'two spaces in the street',
    change(`${SELLER}/PostalAddress/StreetName`, (s) => s.replace(/ |$/, '  ')),
  ),
  edited(
    'floor and door',
    addAfter([`${SELLER}/PostalAddress/StreetName`], () => leaf('cbc:AdditionalStreetName', '2. sal tv.')),
  ),
  edited(
    'a period within a month',
    addAfter(['BuyerReference', 'DocumentCurrencyCode'], () =>
      node('cac:InvoicePeriod', leaf('cbc:StartDate', '2022-01-01'), leaf('cbc:EndDate', '2022-01-31')),
    ),
  ),
  edited(
    'a line with the word rent, fee or gift in another word',
    change(
      'InvoiceLine/Item/Name',
      to('Rentemester, 1 stk.', 'Gebyrfri levering af papir', 'Rykning af træer', 'Morads ryddet'),
    ),
  ),
]
