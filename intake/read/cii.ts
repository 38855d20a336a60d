/**
 * UN/CEFACT CII to the tree that a Peppol document of the same content has: the two are syntaxes of one model (EN 16931), so that one
 * reader reads both. What the model does not know is left out.
 */
import type { XmlElement } from './tree.ts'

export const CII_ROOT = 'CrossIndustryInvoice'
const CREDIT_NOTES = new Set(['81', '83', '381', '396', '532'])
/** `YYYYMMDD`, the only form of date that the model allows. */
const DAY = /^\s*(\d{4})(\d{2})(\d{2})\s*$/

type Found = XmlElement | undefined

const of = (element: Found, ...path: readonly string[]): Found =>
  path.reduce<Found>((here, name) => here?.children.find((c) => c.name === name), element)
const each = (element: Found, name: string): readonly XmlElement[] =>
  element?.children.filter((c) => c.name === name) ?? []
/** Where two stand that the model allows once, both are handed on: the reader refuses them. */
const leaves = (name: string, element: Found, ...path: readonly string[]): readonly XmlElement[] => {
  const last = path.at(-1) ?? ''
  return each(of(element, ...path.slice(0, -1)), last).map((found) => renamed(name, found))
}

function renamed(name: string, { text, attributes }: XmlElement): XmlElement {
  return { namespace: 'CommonBasicComponents-2', name, attributes, children: [], text }
}

function node(
  name: string,
  ...children: readonly (XmlElement | readonly XmlElement[])[]
): readonly XmlElement[] {
  const all = children.flat()
  const made = {
    namespace: 'CommonAggregateComponents-2',
    name,
    attributes: new Map(),
    children: all,
    text: '',
  }
  return all.length > 0 ? [made] : []
}

/** An element whose presence says something even when it is empty. */
const text = (name: string, value: string): XmlElement => ({
  namespace: 'CommonBasicComponents-2',
  name,
  attributes: new Map(),
  children: [],
  text: value,
})

const dates = (name: string, element: Found): readonly XmlElement[] =>
  each(element, 'DateTimeString').map((found) => text(name, found.text.replace(DAY, '$1-$2-$3')))

export function peppolOf(root: XmlElement): XmlElement {
  const head = of(root, 'ExchangedDocument')
  const deal = of(root, 'SupplyChainTradeTransaction')
  const agreed = of(deal, 'ApplicableHeaderTradeAgreement')
  const settled = of(deal, 'ApplicableHeaderTradeSettlement')
  const context = of(root, 'ExchangedDocumentContext')
  const credit = CREDIT_NOTES.has(of(head, 'TypeCode')?.text.trim() ?? '')
  const kind = credit ? 'CreditNote' : 'Invoice'
  const delivered = of(
    deal,
    'ApplicableHeaderTradeDelivery',
    'ActualDeliverySupplyChainEvent',
    'OccurrenceDateTime',
  )
  const children = [
    ...leaves('CustomizationID', context, 'GuidelineSpecifiedDocumentContextParameter', 'ID'),
    ...leaves('ProfileID', context, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID'),
    ...leaves('ID', head, 'ID'),
    ...dates('IssueDate', of(head, 'IssueDateTime')),
    ...dates('DueDate', of(settled, 'SpecifiedTradePaymentTerms', 'DueDateDateTime')),
    ...leaves(`${kind}TypeCode`, head, 'TypeCode'),
    ...each(head, 'IncludedNote').flatMap((note) => leaves('Note', note, 'Content')),
    ...leaves('DocumentCurrencyCode', settled, 'InvoiceCurrencyCode'),
    ...leaves('AccountingCost', settled, 'ReceivableSpecifiedTradeAccountingAccount', 'ID'),
    ...leaves('BuyerReference', agreed, 'BuyerReference'),
    ...period(of(settled, 'BillingSpecifiedPeriod')),
    ...node('OrderReference', leaves('ID', agreed, 'BuyerOrderReferencedDocument', 'IssuerAssignedID')),
    ...each(settled, 'InvoiceReferencedDocument').flatMap((r) =>
      node('BillingReference', node('InvoiceDocumentReference', leaves('ID', r, 'IssuerAssignedID'))),
    ),
    ...each(agreed, 'AdditionalReferencedDocument').flatMap(attachment),
    ...node('AccountingSupplierParty', node('Party', party(of(agreed, 'SellerTradeParty')))),
    ...node('AccountingCustomerParty', node('Party', party(of(agreed, 'BuyerTradeParty')))),
    ...node('PayeeParty', party(of(settled, 'PayeeTradeParty'))),
    ...node('Delivery', dates('ActualDeliveryDate', delivered)),
    ...each(settled, 'SpecifiedTradeSettlementPaymentMeans').flatMap((m) => means(m, settled)),
    ...each(settled, 'SpecifiedTradeAllowanceCharge').flatMap(allowance),
    ...taxTotals(settled),
    ...totals(of(settled, 'SpecifiedTradeSettlementHeaderMonetarySummation')),
    ...each(deal, 'IncludedSupplyChainTradeLineItem').flatMap((line) => lineOf(line, kind)),
  ]
  return { namespace: `${kind}-2`, name: kind, attributes: new Map(), children, text: '' }
}

function period(found: Found): readonly XmlElement[] {
  return node(
    'InvoicePeriod',
    dates('StartDate', of(found, 'StartDateTime')),
    dates('EndDate', of(found, 'EndDateTime')),
  )
}

function party(found: Found): readonly XmlElement[] {
  const address = of(found, 'PostalTradeAddress')
  const vat = each(found, 'SpecifiedTaxRegistration').filter(
    (r) => of(r, 'ID')?.attributes.get('schemeID')?.trim() === 'VA',
  )
  return [
    ...leaves('EndpointID', found, 'URIUniversalCommunication', 'URIID'),
    ...[...each(found, 'GlobalID'), ...each(found, 'ID')].flatMap((id) =>
      node('PartyIdentification', renamed('ID', id)),
    ),
    ...node('PartyName', leaves('Name', found, 'Name')),
    ...node(
      'PostalAddress',
      leaves('StreetName', address, 'LineOne'),
      leaves('CityName', address, 'CityName'),
      leaves('PostalZone', address, 'PostcodeCode'),
      node('Country', leaves('IdentificationCode', address, 'CountryID')),
    ),
    // Without the scheme of the tax registration: that says which tax, not whose number.
    ...vat.flatMap((r) =>
      node(
        'PartyTaxScheme',
        text('CompanyID', of(r, 'ID')?.text ?? ''),
        node('TaxScheme', text('ID', 'VAT')),
      ),
    ),
    ...node(
      'PartyLegalEntity',
      leaves('RegistrationName', found, 'Name'),
      leaves('CompanyID', found, 'SpecifiedLegalOrganization', 'ID'),
    ),
  ]
}

function attachment(found: XmlElement): readonly XmlElement[] {
  const bytes = leaves('EmbeddedDocumentBinaryObject', found, 'AttachmentBinaryObject')
  const link = node('ExternalReference', leaves('URI', found, 'URIID'))
  return node(
    'AdditionalDocumentReference',
    leaves('ID', found, 'IssuerAssignedID'),
    node('Attachment', bytes, link),
  )
}

function means(found: XmlElement, settled: Found): readonly XmlElement[] {
  const account = of(found, 'PayeePartyCreditorFinancialAccount')
  const iban = leaves('ID', account, 'IBANID')
  // Where both stand they are two ways to write one account; the IBAN has check digits.
  const number = iban.length > 0 ? iban : leaves('ID', account, 'ProprietaryID')
  const bank = leaves('ID', found, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID')
  return node(
    'PaymentMeans',
    leaves('PaymentMeansCode', found, 'TypeCode'),
    leaves('PaymentID', settled, 'PaymentReference'),
    node('PayeeFinancialAccount', number, node('FinancialInstitutionBranch', bank)),
  )
}

function rated(name: string, found: Found): readonly XmlElement[] {
  return node(
    name,
    leaves('ID', found, 'CategoryCode'),
    leaves('Percent', found, 'RateApplicablePercent'),
    leaves('TaxExemptionReasonCode', found, 'ExemptionReasonCode'),
    leaves('TaxExemptionReason', found, 'ExemptionReason'),
    node('TaxScheme', leaves('ID', found, 'TypeCode')),
  )
}

function allowance(found: XmlElement): readonly XmlElement[] {
  return node(
    'AllowanceCharge',
    leaves('ChargeIndicator', found, 'ChargeIndicator', 'Indicator'),
    leaves('AllowanceChargeReason', found, 'Reason'),
    leaves('Amount', found, 'ActualAmount'),
    rated('TaxCategory', of(found, 'CategoryTradeTax')),
  )
}

/** The total in the document's currency has the subtotals; one in another stands beside it. */
function taxTotals(settled: Found): readonly XmlElement[] {
  const currency = of(settled, 'InvoiceCurrencyCode')?.text.trim()
  const sums = each(of(settled, 'SpecifiedTradeSettlementHeaderMonetarySummation'), 'TaxTotalAmount')
  const subtotals = each(settled, 'ApplicableTradeTax').flatMap((tax) =>
    node(
      'TaxSubtotal',
      leaves('TaxableAmount', tax, 'BasisAmount'),
      leaves('TaxAmount', tax, 'CalculatedAmount'),
      rated('TaxCategory', tax),
    ),
  )
  return sums.flatMap((sum) => {
    const own = (sum.attributes.get('currencyID')?.trim() ?? currency) === currency
    return node('TaxTotal', renamed('TaxAmount', sum), own ? subtotals : [])
  })
}

function totals(found: Found): readonly XmlElement[] {
  return node(
    'LegalMonetaryTotal',
    leaves('LineExtensionAmount', found, 'LineTotalAmount'),
    leaves('TaxExclusiveAmount', found, 'TaxBasisTotalAmount'),
    leaves('TaxInclusiveAmount', found, 'GrandTotalAmount'),
    leaves('AllowanceTotalAmount', found, 'AllowanceTotalAmount'),
    leaves('ChargeTotalAmount', found, 'ChargeTotalAmount'),
    leaves('PrepaidAmount', found, 'TotalPrepaidAmount'),
    leaves('PayableRoundingAmount', found, 'RoundingAmount'),
    leaves('PayableAmount', found, 'DuePayableAmount'),
  )
}

function lineOf(line: XmlElement, kind: string): readonly XmlElement[] {
  const settled = of(line, 'SpecifiedLineTradeSettlement')
  const price = of(line, 'SpecifiedLineTradeAgreement', 'NetPriceProductTradePrice')
  const product = of(line, 'SpecifiedTradeProduct')
  const quantity = kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'
  return node(
    `${kind}Line`,
    leaves('ID', line, 'AssociatedDocumentLineDocument', 'LineID'),
    leaves('Note', line, 'AssociatedDocumentLineDocument', 'IncludedNote', 'Content'),
    leaves(quantity, line, 'SpecifiedLineTradeDelivery', 'BilledQuantity'),
    leaves(
      'LineExtensionAmount',
      settled,
      'SpecifiedTradeSettlementLineMonetarySummation',
      'LineTotalAmount',
    ),
    leaves('AccountingCost', settled, 'ReceivableSpecifiedTradeAccountingAccount', 'ID'),
    period(of(settled, 'BillingSpecifiedPeriod')),
    each(settled, 'SpecifiedTradeAllowanceCharge').flatMap(allowance),
    node(
      'Item',
      leaves('Description', product, 'Description'),
      leaves('Name', product, 'Name'),
      rated('ClassifiedTaxCategory', of(settled, 'ApplicableTradeTax')),
    ),
    node(
      'Price',
      leaves('PriceAmount', price, 'ChargeAmount'),
      leaves('BaseQuantity', price, 'BasisQuantity'),
    ),
  )
}
