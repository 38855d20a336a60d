/** What recurs in an OIOUBL document: code lists, amounts, VAT. */
import { formatDecimal, type Ore } from '../../domain/money.ts'
import type { Paper } from './document.ts'
import { type Element, leaf, node } from './xml.ts'

export const AGENCY = { schemeAgencyID: '320' }
export const codeList = (name: string): Record<string, string> => ({
  listAgencyID: '320',
  listID: `urn:oioubl:codelist:${name}`,
})

export const money = (paper: Paper, name: string, ore: Ore): Element =>
  leaf(name, formatDecimal(ore), { currencyID: paper.currency })

export const taxScheme = (): Element =>
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

export const subtotal = (paper: Paper, taxed: boolean, base: Ore, vat: Ore): Element =>
  node(
    'cac:TaxSubtotal',
    money(paper, 'cbc:TaxableAmount', base),
    money(paper, 'cbc:TaxAmount', vat),
    taxCategory('cac:TaxCategory', taxed),
  )
