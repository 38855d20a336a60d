/** CPR numbers (those of official test persons) in every place where they may stand. */
import {
  addAfter,
  addInto,
  attribute,
  change,
  type Edit,
  either,
  isOioubl,
  only,
  pick,
  to,
  together,
} from '../edit.ts'
import { CPR } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { type Element, leaf, node } from '../xml.ts'

/** Test persons of the Danish registers. */
const PERSONS = ['251248-9996', '070761-4285', '251248-9996']
const person = (nth: number): string => pick(PERSONS, nth) ?? ''
const plain = (nth: number): string => person(nth).replace('-', '')
/** A replacement number: 60 is added to the day. */
const replacement = (nth: number): string =>
  `${Number(person(nth).slice(0, 2)) + 60}`.padStart(2, '0') + person(nth).slice(2)

const HEAD = ['Note', 'InvoiceTypeCode']
const note = (make: (nth: number) => string): Edit => addAfter(HEAD, (nth) => leaf('cbc:Note', make(nth)))
const inText = (path: string, make: (nth: number) => string): Edit =>
  change(path, (text, nth) => `${text} ${make(nth)}`)
const attachment = (...children: readonly Element[]): Edit =>
  addAfter(['BillingReference', 'OrderReference', 'BuyerReference', 'DocumentCurrencyCode'], () =>
    node('cac:AdditionalDocumentReference', ...children),
  )
const file = (name: string): Element =>
  node(
    'cac:Attachment',
    leaf('cbc:EmbeddedDocumentBinaryObject', 'JVBERi0xLjQK', { mimeCode: 'application/pdf', filename: name }),
  )

const of = operatorsOf('cpr')

export const PERSONAL = [
  of(
    'in a note',
    CPR,
    note((nth) => `Vedr. borger ${person(nth)}`),
  ),
  of(
    'in a note, without a hyphen',
    CPR,
    note((nth) => `Vedr. ${plain(nth)}, januar`),
  ),
  of(
    'in a note, with another hyphen',
    CPR,
    note((nth) => `Borger ${person(nth).replace('-', pick(['–', ' - ', '\u2011', '\u00ad'], nth) ?? '-')}`),
  ),
  of(
    'in a note, with a space',
    CPR,
    note((nth) => `CPR: ${person(nth).replace('-', ' ')}`),
  ),
  of(
    'a replacement number in a note',
    CPR,
    note((nth) => `Borger ${replacement(nth)}`),
  ),
  of('in a line’s name', CPR, inText('InvoiceLine/Item/Name', person)),
  of('in a line’s name, without a hyphen', CPR, inText('InvoiceLine/Item/Name', plain)),
  of(
    'a replacement number in a line’s name',
    CPR,
    inText('InvoiceLine/Item/Name', (nth) => replacement(nth).replace('-', '')),
  ),
  of(
    'in a line’s note',
    CPR,
    addAfter(['InvoiceLine/ID'], (nth) => leaf('cbc:Note', `Kørsel ${person(nth)}`)),
  ),
  of(
    'in a property of an item',
    CPR,
    addInto('InvoiceLine/Item', (nth) =>
      node('cac:AdditionalItemProperty', leaf('cbc:Name', 'Borger'), leaf('cbc:Value', person(nth))),
    ),
  ),
  of(
    'in a property of an item, without a hyphen',
    CPR,
    addInto('InvoiceLine/Item', (nth) =>
      node('cac:AdditionalItemProperty', leaf('cbc:Name', 'CPR'), leaf('cbc:Value', plain(nth))),
    ),
  ),
  of(
    'the seller addressed by it',
    CPR,
    together(
      change('AccountingSupplierParty/Party/EndpointID', (_, nth) => plain(nth)),
      attribute('AccountingSupplierParty/Party/EndpointID', 'schemeID', 'DK:CPR'),
    ),
  ),
  of(
    'the seller identified by it',
    CPR,
    addAfter(['AccountingSupplierParty/Party/EndpointID'], (nth) =>
      node('cac:PartyIdentification', leaf('cbc:ID', person(nth), { schemeID: 'DK:CPR' })),
    ),
  ),
  of(
    'the legal unit registered by it',
    CPR,
    together(
      change('AccountingSupplierParty/Party/PartyLegalEntity/CompanyID', (_, nth) => plain(nth)),
      attribute('AccountingSupplierParty/Party/PartyLegalEntity/CompanyID', 'schemeID', 'DK:CPR'),
    ),
  ),
  of(
    'the buyer identified by it',
    CPR,
    addAfter(['AccountingCustomerParty/Party/EndpointID'], (nth) =>
      node('cac:PartyIdentification', leaf('cbc:ID', plain(nth), { schemeID: 'DK:CPR' })),
    ),
  ),
  of(
    'as the one who ordered',
    CPR,
    either(
      change('BuyerReference', (_, nth) => person(nth)),
      change('AccountingCustomerParty/Party/Contact/ID', (_, nth) => person(nth)),
    ),
  ),
  of(
    'as the one who ordered, without a hyphen',
    CPR,
    either(
      change('BuyerReference', (_, nth) => plain(nth)),
      change('AccountingCustomerParty/Party/Contact/ID', (_, nth) => plain(nth)),
    ),
  ),
  of(
    'as the order number',
    CPR,
    either(
      change('OrderReference/ID', (_, nth) => person(nth)),
      addAfter(['BuyerReference'], (nth) => node('cac:OrderReference', leaf('cbc:ID', person(nth)))),
    ),
  ),
  of(
    'in the account string',
    CPR,
    addAfter(['DocumentCurrencyCode'], (nth) => leaf('cbc:AccountingCost', person(nth))),
  ),
  of(
    'in a line’s account string',
    CPR,
    addAfter(['InvoiceLine/LineExtensionAmount'], (nth) => leaf('cbc:AccountingCost', person(nth))),
  ),
  of('as an attachment’s id', CPR, (root, nth) =>
    attachment(leaf('cbc:ID', person(nth)), file('bilag.pdf'))(root, nth),
  ),
  of('in an attachment’s description', CPR, (root, nth) =>
    attachment(
      leaf('cbc:ID', '1'),
      leaf('cbc:DocumentDescription', `Journal ${person(nth)}`),
      file('bilag.pdf'),
    )(root, nth),
  ),
  of('in an attachment’s file name', CPR, (root, nth) =>
    attachment(leaf('cbc:ID', '1'), file(`${person(nth)}.pdf`))(root, nth),
  ),
  of('in an attachment’s file name, without a hyphen', CPR, (root, nth) =>
    attachment(leaf('cbc:ID', '1'), file(`plan_${plain(nth)}_2022.pdf`))(root, nth),
  ),
  of(
    'in the place of delivery',
    CPR,
    addInto('Delivery', (nth) =>
      node('cac:DeliveryParty', node('cac:PartyName', leaf('cbc:Name', `Borger ${person(nth)}`))),
    ),
  ),
  of(
    'in the terms of payment',
    CPR,
    addAfter(['PaymentMeans', 'Delivery'], (nth) =>
      node('cac:PaymentTerms', leaf('cbc:Note', `Netto 30 dage, borger ${person(nth)}`)),
    ),
  ),
  of(
    'in the payment’s own text',
    CPR,
    either(
      change('PaymentMeans/PayeeFinancialAccount/PaymentNote', (_, nth) => `Borger ${person(nth)}`),
      addInto('PaymentMeans', (nth) => leaf('cbc:InstructionNote', `Borger ${person(nth)}`)),
    ),
  ),
  of(
    'as the name of a contact',
    CPR,
    only(
      isOioubl,
      addInto('AccountingCustomerParty/Party/Contact', (nth) => leaf('cbc:Name', `Anna Prøve ${plain(nth)}`)),
    ),
  ),
  of(
    'as the invoice number',
    CPR,
    only(
      (root) => !isOioubl(root),
      together(
        change('ID', (_, nth) => `CPR ${person(nth)}`),
        change('Note', to('Se fakturanummer.')),
      ),
    ),
  ),
]
