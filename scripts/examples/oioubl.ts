/** Writes a document as OIOUBL 2.1. */
import { type Paper, type PaperLine, vatOf } from './document.ts'
import { customerParty, supplierParty } from './oioubl-parties.ts'
import { AGENCY, codeList, money, subtotal } from './oioubl-parts.ts'
import { paymentMeans } from './oioubl-payment.ts'
import { unitPrice } from './quantities.ts'
import { type Element, leaf, node, ublDocument } from './xml.ts'

/** Names of goods are short in OIOUBL; the whole text is the description. */
const NAME_CHARACTERS = 40

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
