/** A small whole document in CII, the same invoice as `samples.ts` has in the other formats. */
export function ciiXml(more: { readonly typeCode?: string; readonly customization?: string } = {}): string {
  const { typeCode = '380', customization = 'urn:cen.eu:en16931:2017' } = more
  const data = 'urn:un:unece:uncefact:data:standard:'
  const day = (date: string) => `<udt:DateTimeString format="102">${date}</udt:DateTimeString>`
  const tax = '<ram:TypeCode>VAT</ram:TypeCode>'
  const rate =
    '<ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>25</ram:RateApplicablePercent>'
  const goods = (id: string, name: string, price: string, net: string) =>
    `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>${id}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>${name}</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${price}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="EA">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>${tax}${rate}</ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`
  const home = (line: string, city: string, code: string) =>
    `<ram:PostalTradeAddress><ram:PostcodeCode>${code}</ram:PostcodeCode><ram:LineOne>${line}</ram:LineOne><ram:CityName>${city}</ram:CityName><ram:CountryID>DK</ram:CountryID></ram:PostalTradeAddress>`
  const sum = (name: string, amount: string) => `<ram:${name}>${amount}</ram:${name}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="${data}CrossIndustryInvoice:100" xmlns:ram="${data}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${data}UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${customization}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>F-2024-117</ram:ID><ram:TypeCode>${typeCode}</ram:TypeCode><ram:IssueDateTime>${day('20240304')}</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>${goods('1', 'Maling af gang', '400.00', '800.00')}${goods('2', 'Spartling', '100.00', '200.00')}
<ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>ANHA</ram:BuyerReference>
<ram:SellerTradeParty><ram:Name>Malermester Ærø ApS</ram:Name><ram:SpecifiedLegalOrganization><ram:ID schemeID="0184">24256790</ram:ID></ram:SpecifiedLegalOrganization>${home('Havnevej 7', 'Ærøskøbing', '5970')}<ram:URIUniversalCommunication><ram:URIID schemeID="0184">24256790</ram:URIID></ram:URIUniversalCommunication></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Skolen ved Søen</ram:Name>${home('Søvej 1', 'Silkeborg', '8600')}<ram:URIUniversalCommunication><ram:URIID schemeID="0088">5798009811578</ram:URIID></ram:URIUniversalCommunication></ram:BuyerTradeParty>
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>4500017</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>${day('20240302')}</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>DKK</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DK5000400440116243</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:ApplicableTradeTax><ram:CalculatedAmount>250.00</ram:CalculatedAmount>${tax}<ram:BasisAmount>1000.00</ram:BasisAmount>${rate}</ram:ApplicableTradeTax>
<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>${day('20240401')}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>${sum('LineTotalAmount', '1000.00')}${sum('TaxBasisTotalAmount', '1000.00')}<ram:TaxTotalAmount currencyID="DKK">250.00</ram:TaxTotalAmount>${sum('GrandTotalAmount', '1250.00')}${sum('DuePayableAmount', '1250.00')}</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`
}
