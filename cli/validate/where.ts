/** Where in the document a finding stands: the rules speak of fields of the invoice, who corrects it of elements. */
import type { DocumentFormat, DocumentKind } from '../../domain/invoice/invoice.ts'

export interface DocumentSort {
  readonly format: DocumentFormat
  readonly kind: DocumentKind
}

const SELLER = 'AccountingSupplierParty/Party'
const BUYER = 'AccountingCustomerParty/Party'
const TOTAL = 'LegalMonetaryTotal'
const MEANS = 'PaymentMeans'

/** Parts of a path, in the words of Peppol; `[n]` goes along. Those that are not named are told by the part that holds them. */
const ELEMENTS: Readonly<Record<string, string>> = {
  supplier: SELLER,
  'supplier.name': `${SELLER}/PartyName/Name`,
  'supplier.cvr': `${SELLER}/PartyLegalEntity/CompanyID`,
  'supplier.companyNumbers': `${SELLER}/PartyLegalEntity/CompanyID`,
  'supplier.vatNumber': `${SELLER}/PartyTaxScheme/CompanyID`,
  'supplier.street': `${SELLER}/PostalAddress`,
  'supplier.country': `${SELLER}/PostalAddress/Country/IdentificationCode`,
  number: 'ID',
  notes: 'Note',
  'buyer.name': `${BUYER}/PartyName/Name`,
  'buyer.cvr': `${BUYER}/PartyLegalEntity/CompanyID`,
  'buyer.street': `${BUYER}/PostalAddress`,
  'buyer.vatNumber': `${BUYER}/PartyTaxScheme/CompanyID`,
  gln: `${BUYER}/EndpointID`,
  orderedBy: 'BuyerReference',
  accountingCost: 'AccountingCost',
  currency: 'DocumentCurrencyCode',
  issueDate: 'IssueDate',
  dueDate: 'DueDate',
  deliveryDate: 'Delivery/ActualDeliveryDate',
  period: 'InvoicePeriod',
  profile: 'ProfileID',
  copy: 'CopyIndicator',
  corrects: 'BillingReference/InvoiceDocumentReference/ID',
  payee: 'PayeeParty',
  allowances: 'AllowanceCharge',
  'totals.lines': `${TOTAL}/LineExtensionAmount`,
  'totals.net': `${TOTAL}/TaxExclusiveAmount`,
  'totals.gross': `${TOTAL}/TaxInclusiveAmount`,
  'totals.payable': `${TOTAL}/PayableAmount`,
  'totals.allowances': `${TOTAL}/AllowanceTotalAmount`,
  'totals.charges': `${TOTAL}/ChargeTotalAmount`,
  'totals.vat': 'TaxTotal/TaxAmount',
  'totals.taxTotal': 'TaxTotal/TaxAmount',
  vat: 'TaxTotal/TaxSubtotal',
  'vat.base': 'TaxTotal/TaxSubtotal/TaxableAmount',
  'vat.vat': 'TaxTotal/TaxSubtotal/TaxAmount',
  'vat.rate': 'TaxTotal/TaxSubtotal/TaxCategory/Percent',
  'vat.exemption': 'TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReason',
  payment: MEANS,
  'payment.code': `${MEANS}/PaymentMeansCode`,
  'payment.account': `${MEANS}/PayeeFinancialAccount/ID`,
  'payment.paymentId': `${MEANS}/PaymentID`,
  lines: 'InvoiceLine',
  'lines.id': 'InvoiceLine/ID',
  'lines.text': 'InvoiceLine/Item',
  'lines.quantity': 'InvoiceLine/InvoicedQuantity',
  'lines.unit': 'InvoiceLine/InvoicedQuantity/@unitCode',
  'lines.price': 'InvoiceLine/Price/PriceAmount',
  'lines.net': 'InvoiceLine/LineExtensionAmount',
  'lines.vatCategory': 'InvoiceLine/Item/ClassifiedTaxCategory/ID',
  'lines.vatRate': 'InvoiceLine/Item/ClassifiedTaxCategory/Percent',
  'lines.vatParts': 'InvoiceLine/TaxTotal',
  'lines.taxTotal': 'InvoiceLine/TaxTotal/TaxAmount',
  'lines.period': 'InvoiceLine/InvoicePeriod',
}
/** OIOUBL's own places for the same. */
const OIOUBL: Readonly<Record<string, string>> = {
  orderedBy: `${BUYER}/Contact/ID`,
  dueDate: `${MEANS}/PaymentDueDate`,
  'totals.net': `${TOTAL}/LineExtensionAmount`,
  'totals.vat': `${TOTAL}/TaxExclusiveAmount`,
  'payment.paymentId': `${MEANS}/InstructionID`,
  'lines.vatCategory': 'InvoiceLine/TaxTotal/TaxSubtotal/TaxCategory/ID',
  'lines.vatRate': 'InvoiceLine/TaxTotal/TaxSubtotal/TaxCategory/Percent',
}
/** What is repeated in a document, and which of its elements carries the number. */
const REPEATED: Readonly<Record<string, string>> = {
  lines: 'InvoiceLine',
  payment: MEANS,
  vat: 'TaxSubtotal',
  allowances: 'AllowanceCharge',
  notes: 'Note',
}

/** Paths that are places of the document already stay as they are; so does what is no place in it, such as the name of a register. */
export function whereIn(path: string, { format, kind }: DocumentSort): string {
  // CII calls everything otherwise: the invoice's own names say more there than another standard's.
  if (format === 'cii') return path
  const [, first = '', index, second = ''] = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/.exec(path) ?? []
  const name = second ? `${first}.${second}` : first
  const own = (key: string): string | undefined =>
    (format === 'oioubl' ? OIOUBL[key] : undefined) ?? ELEMENTS[key]
  const place = path.startsWith('/') ? undefined : (own(name) ?? own(first))
  if (!place) return path
  const repeated = REPEATED[first] ?? ''
  const numbered = index === undefined ? place : place.replace(repeated, `${repeated}[${Number(index) + 1}]`)
  const root = kind === 'creditNote' ? 'CreditNote' : 'Invoice'
  return `/${root}/${kind === 'creditNote' ? inCreditNote(numbered) : numbered}`
}

const inCreditNote = (place: string): string =>
  place.replace('InvoiceLine', 'CreditNoteLine').replace('InvoicedQuantity', 'CreditedQuantity')
