/** What kind of document it is, who ordered, and the numbers that it goes by. */
import { addAfter, addInto, change, dropAll, either, isOioubl, only, to, together } from '../edit.ts'
import { COPY, FORMAT, GONE, HIDDEN, OUTSIDE, PROFILE, REFERENCE, UNREADABLE } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { all, leaf, node, setText } from '../xml.ts'

const reference = operatorsOf('references')
const of = operatorsOf('formal')
const noted = operatorsOf('formal', 'note')

const ORDERED_BY = ['BuyerReference', 'AccountingCustomerParty/Party/Contact/ID']
const ORDER = 'OrderReference/ID'

export const REFERENCES = [
  reference('neither who ordered nor an order', REFERENCE, dropAll(...ORDERED_BY, 'OrderReference')),
  reference('only fillers in place of who ordered and the order', REFERENCE, (root, nth) => {
    const fillers = ['NA', 'n/a', '-', 'ingen', '0', 'x', '...', 'ukendt']
    const places = [...ORDERED_BY, ORDER].flatMap((path) => all(root, path))
    for (const e of places) setText(e, fillers[nth % fillers.length] ?? '')
    return places.length > 0
  }),
  reference('blank references', REFERENCE, (root) => {
    const places = [...ORDERED_BY, ORDER].flatMap((path) => all(root, path))
    for (const e of places) setText(e, '  ')
    return places.length > 0
  }),
  reference('no invoice number', GONE, dropAll('ID')),
  reference('a blank invoice number', GONE, change('ID', to('', ' '))),
  reference(
    'an invoice number of 300 characters',
    UNREADABLE,
    change('ID', (id) => id.padEnd(300, '7')),
  ),
  reference(
    'an invisible character in the invoice number',
    HIDDEN,
    change(
      'ID',
      (id, nth) => `${id.slice(0, 2)}${['\u200b', '\u202e', '\u2066', '\u00ad'][nth % 4]}${id.slice(2)}`,
    ),
  ),
  reference(
    'full-width digits in the invoice number',
    HIDDEN,
    change('ID', (id) => id.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)))),
  ),
  reference(
    'two invoice numbers',
    UNREADABLE,
    addAfter(['ID'], () => leaf('cbc:ID', '4711')),
  ),
]

export const FORMAL = [
  of(
    'a customization that nobody knows',
    FORMAT,
    change('CustomizationID', to('OIOUBL-3.0', 'urn:example:invoice:1', 'urn:cen.eu:en16931:2017', '')),
  ),
  of('no customization', [...FORMAT, ...GONE], dropAll('CustomizationID')),
  of(
    'a profile that nobody knows',
    PROFILE,
    change('ProfileID', to('urn:example:profile:9', 'Procurement-Unknown-9.9')),
  ),
  of('a pro forma invoice', UNREADABLE, change('InvoiceTypeCode', to('325'))),
  of('an invoice that says it is a credit note', UNREADABLE, change('InvoiceTypeCode', to('381', '396'))),
  of('a type that does not exist', UNREADABLE, change('InvoiceTypeCode', to('999', 'faktura'))),
  of('no type', GONE, dropAll('InvoiceTypeCode')),
  of('says that it is a copy (OIOUBL)', COPY, only(isOioubl, change('CopyIndicator', to('true', '1')))),
  of('no sums', GONE, dropAll('LegalMonetaryTotal')),
  of('no currency', GONE, dropAll('DocumentCurrencyCode')),
  of(
    'a text turned round in the seller’s name',
    HIDDEN,
    either(together(change('AccountingSupplierParty/Party/PartyName/Name', (n) => `${n}\u202e A/S`))),
  ),
  noted(
    'an attachment elsewhere',
    OUTSIDE,
    addAfter(['OrderReference', 'BuyerReference', 'DocumentCurrencyCode'], () =>
      node(
        'cac:AdditionalDocumentReference',
        leaf('cbc:ID', 'bilag-2'),
        node(
          'cac:Attachment',
          node('cac:ExternalReference', leaf('cbc:URI', 'http://127.0.0.1:9/bilag.pdf')),
        ),
      ),
    ),
  ),
  noted(
    'text turned round in a line',
    HIDDEN,
    change('InvoiceLine/Item/Name', (n) => `\u2067${n}\u202e`),
  ),
  noted(
    'a note that reverses what it says',
    HIDDEN,
    either(
      change('Note', (n) => `${n} \u202e9999`),
      addInto('', () => leaf('cbc:Note', 'Betal \u202e9999')),
    ),
  ),
]
