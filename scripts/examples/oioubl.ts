/** Writes a document as OIOUBL 2.1. */
import { formatDecimal, type Ore } from '../../domain/money.ts'
import { type Paper, type PaperLine, vatOf } from './document.ts'
import { MUNICIPALITY } from './municipality.ts'
import { unitPrice } from './quantities.ts'
import { type Element, leaf, node, ublDocument } from './xml.ts'

const AGENCY = { schemeAgencyID: '320' }
const codeList = (name: string): Record<string, string> => ({
  listAgencyID: '320',
  listID: `urn:oioubl:codelist:${name}`,
})
/** Names of goods are short in OIOUBL; the whole text is the description. */
const NAME_CHARACTERS = 40

const money = (paper: Paper, name: string, ore: Ore): Element =>
  leaf(name, formatDecimal(ore), { currencyID: paper.currency })

const taxScheme = (): Element =>
  node(
    'cac:TaxScheme',
    leaf('cbc:ID', '63', { ...AGENCY, schemeID: 'urn:oioubl:id:taxschemeid-1.5' }),
    leaf('cbc:Name', 'Moms'),
  )

const taxCategory = (name: string, taxed: boolean): Element =>
  node(
    name,
    leaf('cbc:ID', taxed ? 'StandardRated' : 'ZeroRated', {
      ...AGENCY,
      schemeID: 'urn:oioubl:id:taxcategoryid-1.1',
    }),
    leaf('cbc:Percent', taxed ? '25' : '0'),
    taxScheme(),
  )

const subtotal = (paper: Paper, taxed: boolean, base: Ore, vat: Ore): Element =>
  node(
    'cac:TaxSubtotal',
    money(paper, 'cbc:TaxableAmount', base),
    money(paper, 'cbc:TaxAmount', vat),
    taxCategory('cac:TaxCategory', taxed),
  )

const address = (street: string, building: string, city: string, postcode: string): Element =>
  node(
    'cac:PostalAddress',
    leaf('cbc:AddressFormatCode', 'StructuredDK', codeList('addressformatcode-1.1')),
    leaf('cbc:StreetName', street),
    leaf('cbc:BuildingNumber', building),
    leaf('cbc:CityName', city),
    leaf('cbc:PostalZone', postcode),
    node('cac:Country', leaf('cbc:IdentificationCode', 'DK')),
  )

const legalEntity = (name: string, cvr: string): Element =>
  node(
    'cac:PartyLegalEntity',
    leaf('cbc:RegistrationName', name),
    leaf('cbc:CompanyID', `DK${cvr}`, { schemeID: 'DK:CVR' }),
  )

function supplierParty({ supplier }: Paper): Element {
  const cvr = `DK${supplier.cvr}`
  return node(
    'cac:AccountingSupplierParty',
    node(
      'cac:Party',
      leaf('cbc:EndpointID', cvr, { schemeID: 'DK:CVR' }),
      node('cac:PartyIdentification', leaf('cbc:ID', cvr, { schemeID: 'DK:CVR' })),
      node('cac:PartyName', leaf('cbc:Name', supplier.name)),
      address(supplier.street, supplier.building, supplier.city, supplier.postcode),
      node('cac:PartyTaxScheme', leaf('cbc:CompanyID', cvr, { schemeID: 'DK:SE' }), taxScheme()),
      legalEntity(supplier.name, supplier.cvr),
    ),
  )
}

function customerParty(paper: Paper): Element {
  const [id, scheme] = paper.gln ? [paper.gln, 'GLN'] : [`DK${MUNICIPALITY.cvr}`, 'DK:CVR']
  const agency: Record<string, string> = paper.gln ? { schemeAgencyID: '9' } : {}
  return node(
    'cac:AccountingCustomerParty',
    node(
      'cac:Party',
      leaf('cbc:EndpointID', id, { ...agency, schemeID: scheme }),
      node('cac:PartyIdentification', leaf('cbc:ID', id, { ...agency, schemeID: scheme })),
      node('cac:PartyName', leaf('cbc:Name', paper.buyerName)),
      address(MUNICIPALITY.street, MUNICIPALITY.building, MUNICIPALITY.city, MUNICIPALITY.postcode),
      legalEntity(MUNICIPALITY.name, MUNICIPALITY.cvr),
      node('cac:Contact', leaf('cbc:ID', paper.orderedBy)),
    ),
  )
}

const channel = (code: string): Element =>
  leaf('cbc:PaymentChannelCode', code, codeList('paymentchannelcode-1.1'))

function paymentMeans(paper: Paper): Element {
  const { payee, paymentId } = paper
  const means = (code: string, ...rest: readonly Element[]): Element =>
    node(
      'cac:PaymentMeans',
      leaf('cbc:ID', '1'),
      leaf('cbc:PaymentMeansCode', code),
      leaf('cbc:PaymentDueDate', paper.dueDate),
      rest,
    )
  if (payee.by === 'fik') {
    return means(
      '93',
      channel('DK:FIK'),
      leaf('cbc:InstructionID', paymentId),
      leaf('cbc:PaymentID', '71'),
      node('cac:CreditAccount', leaf('cbc:AccountID', payee.creditor)),
    )
  }
  if (payee.by === 'iban') {
    return means(
      '31',
      channel('IBAN'),
      node(
        'cac:PayeeFinancialAccount',
        leaf('cbc:ID', payee.iban),
        leaf('cbc:PaymentNote', paper.number),
        node(
          'cac:FinancialInstitutionBranch',
          node('cac:FinancialInstitution', leaf('cbc:ID', MUNICIPALITY.exampleBic)),
        ),
      ),
    )
  }
  return means(
    '42',
    channel('DK:BANK'),
    node(
      'cac:PayeeFinancialAccount',
      leaf('cbc:ID', payee.account),
      leaf('cbc:PaymentNote', paper.number),
      node('cac:FinancialInstitutionBranch', leaf('cbc:ID', payee.registration)),
    ),
  )
}

function lineElement(paper: Paper, line: PaperLine, index: number): Element {
  const credit = paper.kind === 'creditNote'
  const vat = line.taxed ? vatOf(line.net) : 0
  return node(
    credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    leaf('cbc:ID', String(index + 1)),
    leaf(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', `${line.quantity}.00`, {
      unitCode: line.unit,
    }),
    money(paper, 'cbc:LineExtensionAmount', line.net),
    node('cac:TaxTotal', money(paper, 'cbc:TaxAmount', vat), subtotal(paper, line.taxed, line.net, vat)),
    node(
      'cac:Item',
      leaf('cbc:Description', line.text),
      leaf('cbc:Name', line.text.slice(0, NAME_CHARACTERS).trim()),
    ),
    node(
      'cac:Price',
      money(paper, 'cbc:PriceAmount', unitPrice(line)),
      leaf('cbc:BaseQuantity', '1', { unitCode: line.unit }),
      leaf('cbc:OrderableUnitFactorRate', '1'),
    ),
  )
}

function typeCodes(paper: Paper): readonly Element[] {
  const note = paper.note === undefined ? [] : [leaf('cbc:Note', paper.note)]
  const name = paper.kind === 'creditNote' ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode'
  const code = paper.kind === 'creditNote' ? '381' : '380'
  return [leaf(name, code, codeList('invoicetypecode-1.1')), ...note]
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

export function writeOioubl(paper: Paper): string {
  const invoice = paper.kind === 'invoice'
  return ublDocument(invoice ? 'Invoice' : 'CreditNote', [
    leaf('cbc:UBLVersionID', '2.1'),
    leaf('cbc:CustomizationID', 'OIOUBL-2.1'),
    leaf('cbc:ProfileID', 'urn:www.nesubl.eu:profiles:profile5:ver2.0', {
      ...AGENCY,
      schemeID: 'urn:oioubl:id:profileid-1.4',
    }),
    leaf('cbc:ID', paper.number),
    leaf('cbc:CopyIndicator', 'false'),
    leaf('cbc:UUID', paper.uuid),
    leaf('cbc:IssueDate', paper.issueDate),
    ...typeCodes(paper),
    leaf('cbc:DocumentCurrencyCode', paper.currency),
    node('cac:OrderReference', leaf('cbc:ID', paper.orderNumber ?? 'NA')),
    correction(paper),
    supplierParty(paper),
    customerParty(paper),
    invoice ? node('cac:Delivery', leaf('cbc:ActualDeliveryDate', paper.deliveryDate)) : undefined,
    invoice ? paymentMeans(paper) : undefined,
    node(
      'cac:TaxTotal',
      money(paper, 'cbc:TaxAmount', paper.totals.vat),
      paper.subtotals.map((s) => subtotal(paper, s.taxed, s.base, s.vat)),
    ),
    node(
      'cac:LegalMonetaryTotal',
      money(paper, 'cbc:LineExtensionAmount', paper.totals.net),
      // In OIOUBL this element holds the VAT, not the net amount.
      money(paper, 'cbc:TaxExclusiveAmount', paper.totals.vat),
      money(paper, 'cbc:TaxInclusiveAmount', paper.totals.gross),
      money(paper, 'cbc:PayableAmount', paper.totals.payable),
    ),
    ...paper.lines.map((line, i) => lineElement(paper, line, i)),
  ])
}
