/** Invoices by the thousand for rehearsals: all right, all of one creditor and institution, each with a number and an amount of its own. */
import { BANK, CVR, GLN } from './registers.ts'

const FIRST_NET_ORE = 100_000
const PAYABLE_DAYS = 30
const DAY_MS = 86_400_000
const dateOf = (at: Date): string => at.toISOString().slice(0, 10)

/** An OIOUBL invoice of one line. */
export function paper(n: number): string {
  // A step of 4 øre keeps the VAT of 25 % whole.
  const net = FIRST_NET_ORE + n * 4
  const vat = net / 4
  const [reg, account] = BANK.replace('BANK:', '').split('-')
  const amount = (ore: number) => `currencyID="DKK">${(ore / 100).toFixed(2)}`
  const issued = new Date()
  const due = new Date(issued.getTime() + PAYABLE_DAYS * DAY_MS)
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CustomizationID>OIOUBL-2.1</cbc:CustomizationID><cbc:ProfileID>Procurement-BilSim-1.0</cbc:ProfileID>
<cbc:ID>R-${n}</cbc:ID><cbc:IssueDate>${dateOf(issued)}</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>DKK</cbc:DocumentCurrencyCode>
<cac:OrderReference><cbc:ID>PO-${n}</cbc:ID></cac:OrderReference>
<cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="DK:CVR">DK${CVR}</cbc:EndpointID><cac:PartyName><cbc:Name>Planteskolen</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Gartnervej</cbc:StreetName><cbc:BuildingNumber>1</cbc:BuildingNumber><cbc:CityName>Aarhus</cbc:CityName><cbc:PostalZone>8000</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DK</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyLegalEntity><cbc:CompanyID schemeID="DK:CVR">DK${CVR}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="GLN">${GLN}</cbc:EndpointID><cac:PartyName><cbc:Name>Parken</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Parkvej</cbc:StreetName><cbc:BuildingNumber>1</cbc:BuildingNumber><cbc:CityName>Aarhus</cbc:CityName><cbc:PostalZone>8000</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DK</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:Contact><cbc:ID>BOSS</cbc:ID></cac:Contact></cac:Party></cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>42</cbc:PaymentMeansCode><cbc:PaymentDueDate>${dateOf(due)}</cbc:PaymentDueDate><cac:PayeeFinancialAccount><cbc:ID>${account}</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>${reg}</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:TaxTotal><cbc:TaxAmount ${amount(vat)}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount ${amount(net)}</cbc:TaxableAmount><cbc:TaxAmount ${amount(vat)}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>StandardRated</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>63</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount ${amount(net)}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount ${amount(vat)}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount ${amount(net + vat)}</cbc:TaxInclusiveAmount><cbc:PayableAmount ${amount(net + vat)}</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="EA">1.00</cbc:InvoicedQuantity><cbc:LineExtensionAmount ${amount(net)}</cbc:LineExtensionAmount><cac:TaxTotal><cbc:TaxAmount ${amount(vat)}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount ${amount(net)}</cbc:TaxableAmount><cbc:TaxAmount ${amount(vat)}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>StandardRated</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>63</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:Item><cbc:Name>Planter</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount ${amount(net)}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>
`
}
