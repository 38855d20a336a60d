/** VAT categories and subtotals, in the letters of EN 16931 for both formats. */
import type { VatCategory, VatSubtotal } from '../../domain/invoice/invoice.ts'
import type { Ore } from '../../domain/money.ts'
import {
  all,
  amount,
  at,
  first,
  freeText,
  identifier,
  invalid,
  type Place,
  percent,
  raw,
  required,
} from './fields.ts'

/** OIOUBL's own words beside the letters that Peppol writes. */
const CATEGORIES: ReadonlyMap<string, VatCategory> = new Map([
  ['S', 'S'],
  ['Z', 'Z'],
  ['E', 'E'],
  ['AE', 'AE'],
  ['K', 'K'],
  ['O', 'O'],
  ['StandardRated', 'S'],
  ['ZeroRated', 'Z'],
  ['ReverseCharge', 'AE'],
])
/** OIOUBL counts excise duties among the taxes, told apart by the scheme. */
const OIOUBL_VAT_SCHEME = '63'
const VAT_SCHEMES = new Set([OIOUBL_VAT_SCHEME, 'VAT'])

export interface Rated {
  readonly category: VatCategory
  readonly rate: number
}

/** Is this tax category one of VAT, not of excise? One without a scheme is taken for VAT. */
export function isVat(category: Place | undefined): boolean {
  const scheme = raw(at(category, 'TaxScheme', 'ID'))
  return scheme === undefined || VAT_SCHEMES.has(scheme)
}

export function readRated(category: Place): Rated {
  const id = at(category, 'ID')
  const letter = CATEGORIES.get(required(raw(id), category, 'ID'))
  if (!letter) throw invalid(id ?? category)
  const rate = percent(at(category, 'Percent'))
  // Only the standard rate must be written: the others are zero by their nature.
  return { category: letter, rate: letter === 'S' ? required(rate, category, 'Percent') : (rate ?? 0) }
}

/** The VAT subtotals of a `TaxTotal`. */
export function readSubtotals(taxTotal: Place, currency: string): readonly VatSubtotal[] {
  return all(taxTotal, 'TaxSubtotal').flatMap((subtotal) => {
    const category = at(subtotal, 'TaxCategory')
    if (!category || !isVat(category)) return []
    return [
      {
        ...readRated(category),
        base: required(amount(at(subtotal, 'TaxableAmount'), currency), subtotal, 'TaxableAmount'),
        vat: required(amount(at(subtotal, 'TaxAmount'), currency), subtotal, 'TaxAmount'),
        ...exemptionOf(category),
      },
    ]
  })
}

function exemptionOf(category: Place): { readonly exemption?: string } {
  const exemption =
    freeText(first(category, 'TaxExemptionReason')) ?? identifier(at(category, 'TaxExemptionReasonCode'))
  return exemption ? { exemption } : {}
}

/** The rate where the category is one of ours, else nothing: of an allowance it is beside the point. */
export function perhapsRated(category: Place | undefined): Rated | undefined {
  const id = raw(at(category, 'ID'))
  if (!category || !id || !CATEGORIES.has(id) || !isVat(category)) return undefined
  if (CATEGORIES.get(id) === 'S' && !raw(at(category, 'Percent'))) return undefined
  return readRated(category)
}

/** Excise duties within a `TaxTotal`. */
export function exciseOf(taxTotal: Place, currency: string): Ore {
  return all(taxTotal, 'TaxSubtotal')
    .filter((subtotal) => !isVat(at(subtotal, 'TaxCategory')))
    .reduce((total, subtotal) => total + (amount(at(subtotal, 'TaxAmount'), currency) ?? 0), 0)
}
