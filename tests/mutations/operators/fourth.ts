/** What a review asked for: documents that are not the first demand, say no number, or are another's. */
import { addAfter, change, type Edit, either, isPeppol, only, to } from '../edit.ts'
import { BUYER, COPY, FEES, FOREIGN, GLN_DIFFERS, NAMES_EARLIER, NUMBER } from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { type Element, leaf, local, node } from '../xml.ts'

const parties = operatorsOf('parties')
const references = operatorsOf('references')
const lines = operatorsOf('lines')
const noted = operatorsOf('parties', 'note')

const isInvoice = (root: Element): boolean => local(root.name) === 'Invoice'
const BUYER_AT = 'AccountingCustomerParty/Party'
const note = (...values: readonly string[]): Edit =>
  addAfter(['Note', 'InvoiceTypeCode', 'CreditNoteTypeCode'], (nth) =>
    leaf('cbc:Note', values[nth % values.length] ?? ''),
  )
const GLN_OF_ANOTHER = '5790000000005'

export const FOURTH = [
  references(
    'an invoice number that says nothing',
    NUMBER,
    change('ID', to('-', 'N/A', '0', 'ingen', 'Faktura')),
  ),
  references(
    'a number that is that of a copy',
    COPY,
    change('ID', (id) => `${id} KOPI`),
  ),
  references(
    'a note that calls it a copy or a reminder',
    COPY,
    note('KOPI', 'RYKKER', '2. rykker', 'Betalingspåmindelse', 'Dette er en kopi af fakturaen.'),
  ),
  references(
    'an invoice that names an earlier one',
    NAMES_EARLIER,
    only(
      isInvoice,
      addAfter(['OrderReference', 'BuyerReference', 'AccountingCost', 'DocumentCurrencyCode'], () =>
        node('cac:BillingReference', node('cac:InvoiceDocumentReference', leaf('cbc:ID', '4711'))),
      ),
    ),
  ),
  lines(
    'a fee or interest for late payment',
    FEES,
    either(
      change(
        'InvoiceLine/Item/Name',
        to('Rykkeromkostninger', 'Inkassogebyr', 'Morarenter', 'Rentetilskrivning'),
      ),
      change('CreditNoteLine/Item/Name', to('Kompensationsgebyr', 'Gebyr for sen betaling')),
    ),
  ),
  parties(
    'another EAN number beside the first',
    GLN_DIFFERS,
    change(`${BUYER_AT}/PartyIdentification/ID`, to(GLN_OF_ANOTHER)),
  ),
  parties(
    'a foreign VAT number',
    FOREIGN,
    only(
      isPeppol,
      change('AccountingSupplierParty/Party/PartyTaxScheme/CompanyID', to('SE556056625801', 'DE811569869')),
    ),
  ),
  noted(
    'another buyer’s name',
    BUYER,
    change(`${BUYER_AT}/PartyName/Name`, to('Vandværket på Øen', 'Ukendt Forening')),
  ),
]
