/** The two parties of an OIOUBL document. */
import type { Paper } from './document.ts'
import { MUNICIPALITY } from './municipality.ts'
import { codeList, taxScheme } from './oioubl-parts.ts'
import { type Element, leaf, node } from './xml.ts'

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

export function supplierParty({ supplier }: Paper): Element {
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

export function customerParty(paper: Paper): Element {
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
