/** Writes a document as Peppol BIS Billing 3. */
import { formatDecimal, type Ore } from '../../domain/money.ts'
import type { Paper, PaperLine } from './document.ts'
import { MUNICIPALITY } from './municipality.ts'
import { unitPrice } from './quantities.ts'
import { type Element, leaf, node, ublDocument } from './xml.ts'

const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'
const CVR = { schemeID: '0184' }
const GLN = { schemeID: '0088' }

const money = (paper: Paper, name: string, ore: Ore): Element =>
  leaf(name, formatDecimal(ore), { currencyID: paper.currency })

const taxScheme = (): Element => node('cac:TaxScheme', leaf('cbc:ID', 'VAT'))

const taxCategory = (name: string, taxed: boolean, reason: boolean): Element =>
  node(
    name,
    leaf('cbc:ID', taxed ? 'S' : 'E'),
    leaf('cbc:Percent', taxed ? '25' : '0'),
    reason && !taxed ? leaf('cbc:TaxExemptionReason', 'Momsfritaget') : undefined,
    taxScheme(),
  )

const address = (street: string, city: string, postcode: string): Element =>
  node(
    'cac:PostalAddress',
    leaf('cbc:StreetName', street),
    leaf('cbc:CityName', city),
    leaf('cbc:PostalZone', postcode),
    node('cac:Country', leaf('cbc:IdentificationCode', 'DK')),
  )

const legalEntity = (name: string, cvr: string): Element =>
  node('cac:PartyLegalEntity', leaf('cbc:RegistrationName', name), leaf('cbc:CompanyID', cvr, CVR))

const supplierParty = ({ supplier }: Paper): Element =>
  node(
    'cac:AccountingSupplierParty',
    node(
      'cac:Party',
      leaf('cbc:EndpointID', `DK${supplier.cvr}`, CVR),
      node('cac:PartyName', leaf('cbc:Name', supplier.name)),
      address(`${supplier.street} ${supplier.building}`, supplier.city, supplier.postcode),
      node('cac:PartyTaxScheme', leaf('cbc:CompanyID', `DK${supplier.cvr}`), taxScheme()),
      legalEntity(supplier.name, supplier.cvr),
    ),
  )

const customerParty = (paper: Paper): Element =>
  node(
    'cac:AccountingCustomerParty',
    node(
      'cac:Party',
      paper.gln
        ? leaf('cbc:EndpointID', paper.gln, GLN)
        : leaf('cbc:EndpointID', `DK${MUNICIPALITY.cvr}`, CVR),
      paper.gln ? node('cac:PartyIdentification', leaf('cbc:ID', paper.gln, GLN)) : undefined,
      node('cac:PartyName', leaf('cbc:Name', paper.buyerName)),
      address(`${MUNICIPALITY.street} ${MUNICIPALITY.building}`, MUNICIPALITY.city, MUNICIPALITY.postcode),
      legalEntity(MUNICIPALITY.name, MUNICIPALITY.cvr),
    ),
  )

function paymentMeans({ payee, paymentId, number }: Paper): Element {
  if (payee.by === 'fik') {
    return node(
      'cac:PaymentMeans',
      leaf('cbc:PaymentMeansCode', '93'),
      leaf('cbc:PaymentID', `71#${paymentId}`),
      node('cac:PayeeFinancialAccount', leaf('cbc:ID', payee.creditor)),
    )
  }
  if (payee.by === 'iban') {
    return node(
      'cac:PaymentMeans',
      leaf('cbc:PaymentMeansCode', '58'),
      leaf('cbc:PaymentID', number),
      node('cac:PayeeFinancialAccount', leaf('cbc:ID', payee.iban)),
    )
  }
  return node(
    'cac:PaymentMeans',
    leaf('cbc:PaymentMeansCode', '42'),
    leaf('cbc:PaymentID', number),
    node(
      'cac:PayeeFinancialAccount',
      leaf('cbc:ID', payee.account),
      node('cac:FinancialInstitutionBranch', leaf('cbc:ID', payee.registration)),
    ),
  )
}

function lineElement(paper: Paper, line: PaperLine, index: number): Element {
  const credit = paper.kind === 'creditNote'
  return node(
    credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    leaf('cbc:ID', String(index + 1)),
    leaf(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', String(line.quantity), {
      unitCode: line.unit,
    }),
    money(paper, 'cbc:LineExtensionAmount', line.net),
    node(
      'cac:Item',
      leaf('cbc:Name', line.text),
      taxCategory('cac:ClassifiedTaxCategory', line.taxed, false),
    ),
    node('cac:Price', money(paper, 'cbc:PriceAmount', unitPrice(line))),
  )
}

const correction = ({ corrects }: Paper): Element | undefined =>
  corrects &&
  node(
    'cac:BillingReference',
    node(
      'cac:InvoiceDocumentReference',
      leaf('cbc:ID', corrects.number),
      leaf('cbc:IssueDate', corrects.issueDate),
    ),
  )

export function writePeppol(paper: Paper): string {
  const invoice = paper.kind === 'invoice'
  return ublDocument(invoice ? 'Invoice' : 'CreditNote', [
    leaf('cbc:CustomizationID', CUSTOMIZATION),
    leaf('cbc:ProfileID', PROFILE),
    leaf('cbc:ID', paper.number),
    leaf('cbc:IssueDate', paper.issueDate),
    invoice ? leaf('cbc:DueDate', paper.dueDate) : undefined,
    invoice ? leaf('cbc:InvoiceTypeCode', '380') : leaf('cbc:CreditNoteTypeCode', '381'),
    paper.note === undefined ? undefined : leaf('cbc:Note', paper.note),
    leaf('cbc:DocumentCurrencyCode', paper.currency),
    leaf('cbc:BuyerReference', paper.orderedBy),
    paper.orderNumber === undefined
      ? undefined
      : node('cac:OrderReference', leaf('cbc:ID', paper.orderNumber)),
    correction(paper),
    supplierParty(paper),
    customerParty(paper),
    node('cac:Delivery', leaf('cbc:ActualDeliveryDate', paper.deliveryDate)),
    invoice ? paymentMeans(paper) : undefined,
    node(
      'cac:TaxTotal',
      money(paper, 'cbc:TaxAmount', paper.totals.vat),
      paper.subtotals.map((s) =>
        node(
          'cac:TaxSubtotal',
          money(paper, 'cbc:TaxableAmount', s.base),
          money(paper, 'cbc:TaxAmount', s.vat),
          taxCategory('cac:TaxCategory', s.taxed, true),
        ),
      ),
    ),
    node(
      'cac:LegalMonetaryTotal',
      money(paper, 'cbc:LineExtensionAmount', paper.totals.net),
      money(paper, 'cbc:TaxExclusiveAmount', paper.totals.net),
      money(paper, 'cbc:TaxInclusiveAmount', paper.totals.gross),
      money(paper, 'cbc:PayableAmount', paper.totals.payable),
    ),
    ...paper.lines.map((line, i) => lineElement(paper, line, i)),
  ])
}
