/** Small whole documents for tests, in both formats; every part can be replaced. */

export interface Sample {
  readonly kind?: 'Invoice' | 'CreditNote'
  /** Elements instead of the usual ones, by the name of the part. */
  readonly parts?: Readonly<Partial<Record<SamplePart, string>>>
  readonly encoding?: string
}

const PARTS = [
  'customization',
  'head',
  'references',
  'supplier',
  'buyer',
  'delivery',
  'payment',
  'tax',
  'total',
  'lines',
] as const
export type SamplePart = (typeof PARTS)[number]

export function oioublXml(sample: Sample = {}): string {
  const kind = sample.kind ?? 'Invoice'
  return assemble(sample, {
    customization:
      '<cbc:CustomizationID>OIOUBL-2.1</cbc:CustomizationID><cbc:ProfileID>Procurement-BilSim-1.0</cbc:ProfileID>',
    head: head(kind, `<cbc:AccountingCost>5250124502</cbc:AccountingCost>`),
    references: references(kind),
    supplier: `<cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="DK:CVR">DK24256790</cbc:EndpointID><cac:PartyName><cbc:Name>Malermester Ærø ApS</cbc:Name></cac:PartyName>${address('Havnevej', '7', '5970', 'Ærøskøbing')}<cac:PartyLegalEntity><cbc:CompanyID schemeID="DK:CVR">DK24256790</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>`,
    buyer: `<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="GLN">5798009811578</cbc:EndpointID><cac:PartyName><cbc:Name>Skolen ved Søen</cbc:Name></cac:PartyName>${address('Søvej', '1', '8600', 'Silkeborg')}<cac:Contact><cbc:ID>ANHA</cbc:ID><cbc:Name>Anna Hansen</cbc:Name></cac:Contact></cac:Party></cac:AccountingCustomerParty>`,
    delivery: '<cac:Delivery><cbc:ActualDeliveryDate>2024-03-02</cbc:ActualDeliveryDate></cac:Delivery>',
    payment: `<cac:PaymentMeans><cbc:PaymentMeansCode>93</cbc:PaymentMeansCode><cbc:PaymentDueDate>2024-04-01</cbc:PaymentDueDate><cbc:InstructionID>123456789012344</cbc:InstructionID><cbc:PaymentID>71</cbc:PaymentID><cac:CreditAccount><cbc:AccountID>87654321</cbc:AccountID></cac:CreditAccount></cac:PaymentMeans>`,
    tax: taxTotal('250.00', '1000.00', 'StandardRated', '63'),
    total: monetaryTotal({ exclusive: '250.00' }),
    lines: [
      line(kind, '1', 'Maling af gang', '800.00', taxTotal('200.00', '800.00', 'StandardRated', '63')),
      line(kind, '2', 'Spartling', '200.00', taxTotal('50.00', '200.00', 'StandardRated', '63')),
    ].join(''),
  })
}

export function peppolXml(sample: Sample = {}): string {
  const kind = sample.kind ?? 'Invoice'
  const rated =
    '<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>'
  return assemble(sample, {
    customization:
      '<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID><cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>',
    head: head(kind, '<cbc:BuyerReference>ANHA</cbc:BuyerReference>', '2024-04-01'),
    references: references(kind),
    supplier: `<cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0184">24256790</cbc:EndpointID><cac:PartyName><cbc:Name>Malermester Ærø ApS</cbc:Name></cac:PartyName>${address('Havnevej 7', '', '5970', 'Ærøskøbing')}<cac:PartyLegalEntity><cbc:RegistrationName>Malermester Ærø ApS</cbc:RegistrationName><cbc:CompanyID schemeID="0184">24256790</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>`,
    buyer: `<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0088">5798009811578</cbc:EndpointID><cac:PartyName><cbc:Name>Skolen ved Søen</cbc:Name></cac:PartyName>${address('Søvej 1', '', '8600', 'Silkeborg')}</cac:Party></cac:AccountingCustomerParty>`,
    delivery: '<cac:Delivery><cbc:ActualDeliveryDate>2024-03-02</cbc:ActualDeliveryDate></cac:Delivery>',
    payment: `<cac:PaymentMeans><cbc:PaymentMeansCode>42</cbc:PaymentMeansCode><cbc:PaymentID>4711</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>0001 234567</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>5301</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>`,
    tax: taxTotal('250.00', '1000.00', 'S', 'VAT'),
    total: monetaryTotal({ exclusive: '1000.00' }),
    lines: [
      line(kind, '1', 'Maling af gang', '800.00', '', rated),
      line(kind, '2', 'Spartling', '200.00', '', rated),
    ].join(''),
  })
}

export function line(
  kind: 'Invoice' | 'CreditNote',
  id: string,
  text: string,
  net: string,
  tax: string,
  rated = '',
): string {
  const quantity = kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'
  return `<cac:${kind}Line><cbc:ID>${id}</cbc:ID><cbc:${quantity} unitCode="EA">2.00</cbc:${quantity}><cbc:LineExtensionAmount currencyID="DKK">${net}</cbc:LineExtensionAmount>${tax}<cac:Item><cbc:Name>${text}</cbc:Name>${rated}</cac:Item></cac:${kind}Line>`
}

export function taxTotal(vat: string, base: string, category: string, scheme: string): string {
  return `<cac:TaxTotal><cbc:TaxAmount currencyID="DKK">${vat}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="DKK">${base}</cbc:TaxableAmount><cbc:TaxAmount currencyID="DKK">${vat}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>${category}</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>${scheme}</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>`
}

export function monetaryTotal(amounts: {
  readonly exclusive: string
  readonly inclusive?: string
  readonly payable?: string
  readonly more?: string
}): string {
  const { exclusive, inclusive = '1250.00', payable = inclusive, more = '' } = amounts
  return `<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="DKK">1000.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="DKK">${exclusive}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="DKK">${inclusive}</cbc:TaxInclusiveAmount>${more}<cbc:PayableAmount currencyID="DKK">${payable}</cbc:PayableAmount></cac:LegalMonetaryTotal>`
}

function head(kind: 'Invoice' | 'CreditNote', more: string, due?: string): string {
  const code = kind === 'Invoice' ? '380' : '381'
  const dueDate = due && kind === 'Invoice' ? `<cbc:DueDate>${due}</cbc:DueDate>` : ''
  return `<cbc:ID>F-2024-117</cbc:ID><cbc:IssueDate>2024-03-04</cbc:IssueDate>${dueDate}<cbc:${kind}TypeCode>${code}</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>DKK</cbc:DocumentCurrencyCode>${more}`
}

function references(kind: 'Invoice' | 'CreditNote'): string {
  const billing =
    '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-2024-101</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>'
  return `<cac:OrderReference><cbc:ID>4500017</cbc:ID></cac:OrderReference>${kind === 'CreditNote' ? billing : ''}`
}

function address(street: string, number: string, postcode: string, city: string): string {
  const building = number ? `<cbc:BuildingNumber>${number}</cbc:BuildingNumber>` : ''
  return `<cac:PostalAddress><cbc:StreetName>${street}</cbc:StreetName>${building}<cbc:CityName>${city}</cbc:CityName><cbc:PostalZone>${postcode}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DK</cbc:IdentificationCode></cac:Country></cac:PostalAddress>`
}

function assemble(sample: Sample, usual: Readonly<Record<SamplePart, string>>): string {
  const { kind = 'Invoice', encoding = 'UTF-8', parts = {} } = sample
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:'
  const body = PARTS.map((part) => parts[part] ?? usual[part]).join('\n')
  return `<?xml version="1.0" encoding="${encoding}"?>\n<${kind} xmlns="${ubl}${kind}-2" xmlns:cac="${ubl}CommonAggregateComponents-2" xmlns:cbc="${ubl}CommonBasicComponents-2">${body}</${kind}>`
}
