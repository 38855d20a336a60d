/** The lines of a document. */

import { defined } from '../../domain/defined.ts'
import type { InvoiceLine, VatSubtotal } from '../../domain/invoice/invoice.ts'
import { type Ore, sum } from '../../domain/money.ts'
import { maskCprInNumber } from '../../domain/privacy/cpr.ts'
import { readAllowances } from './allowances.ts'
import {
  all,
  amount,
  at,
  decimal,
  first,
  freeText,
  identifier,
  missing,
  type Place,
  price,
  raw,
  reference,
  required,
} from './fields.ts'
import { MAX_LINES } from './limits.ts'
import { readPeriod } from './period.ts'
import { exciseOf, isVat, type Rated, readRated } from './vat.ts'

/** The lines of either kind of document. `subtotals` answer for lines that leave their VAT to the document. */
export function readLines(
  document: Place,
  currency: string,
  subtotals: readonly VatSubtotal[],
): readonly InvoiceLine[] {
  const kind = document.element.name === 'CreditNote' ? 'CreditNote' : 'Invoice'
  const places = all(document, `${kind}Line`, MAX_LINES)
  if (places.length === 0) throw missing(document, `${kind}Line`)
  const seen = new Map<string, number>()
  return places.map((place, i) => {
    const parts = readParts(place, currency)
    const rated = largest(parts) ?? ratedOf(place, subtotals)
    const quantity = at(place, kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity')
    const written = decimal(quantity)
    const priced = at(place, 'Price')
    const id = identifier(at(place, 'ID')) ?? String(i + 1)
    const excise = sum(all(place, 'TaxTotal').map((total) => exciseOf(total, currency)))
    return defined({
      idRepeated: seen.has(id) || undefined,
      id: unique(seen, id),
      text: textOf(place),
      quantity: written,
      unit:
        (written && maskCprInNumber(quantity?.element.attributes.get('unitCode')?.trim() ?? '')) || undefined,
      quantityUnreadable: (quantity && !written) || undefined,
      price: price(at(priced, 'PriceAmount'), currency),
      baseQuantity: decimal(at(priced, 'BaseQuantity')),
      unitFactor: decimal(at(priced, 'OrderableUnitFactorRate')),
      allowances: readAllowances(place, currency),
      vatParts: parts.length > 0 ? parts : undefined,
      excise: excise || undefined,
      taxTotal: statedTax(place, currency),
      period: readPeriod(place),
      net: required(amount(at(place, 'LineExtensionAmount'), currency), place, 'LineExtensionAmount'),
      vatCategory: rated.category,
      vatRate: rated.rate,
      accountingCost: reference(at(place, 'AccountingCost')) ?? reference(at(place, 'AccountingCostCode')),
    })
  })
}

/** OIOUBL taxes each line by itself, some in several parts. */
function readParts(line: Place, currency: string): readonly VatSubtotal[] {
  return all(line, 'TaxTotal').flatMap((total) =>
    all(total, 'TaxSubtotal').flatMap((subtotal) => {
      const category = at(subtotal, 'TaxCategory')
      if (!category || !raw(at(category, 'ID')) || !isVat(category)) return []
      const base = amount(at(subtotal, 'TaxableAmount'), currency)
      const vat = amount(at(subtotal, 'TaxAmount'), currency)
      return base === undefined || vat === undefined ? [] : [{ ...readRated(category), base, vat }]
    }),
  )
}

function statedTax(line: Place, currency: string): Ore | undefined {
  const stated = all(line, 'TaxTotal').flatMap((total) => amount(at(total, 'TaxAmount'), currency) ?? [])
  return stated.length > 0 ? sum(stated) : undefined
}

function largest(parts: readonly VatSubtotal[]): Rated | undefined {
  const size = ({ base }: VatSubtotal): number => Math.abs(base)
  return parts.reduce<VatSubtotal | undefined>(
    (most, p) => (most && size(most) >= size(p) ? most : p),
    undefined,
  )
}

/** Codings point at lines by their number, so a number that is used twice is told apart: `7`, `7#2`. */
function unique(seen: Map<string, number>, id: string): string {
  const count = (seen.get(id) ?? 0) + 1
  seen.set(id, count)
  return count === 1 ? id : unique(seen, `${id}#${count}`)
}

function textOf(line: Place): string {
  const item = at(line, 'Item')
  const name = freeText(first(item, 'Name'))
  const description = freeText(first(item, 'Description'))
  if (name && description && !description.includes(name) && !name.includes(description))
    return `${name} – ${description}`
  const longer = (description?.length ?? 0) > (name?.length ?? 0) ? description : name
  return longer ?? freeText(first(line, 'Note')) ?? ''
}

/** Peppol rates the item, OIOUBL taxes the line; a document with one rate may leave it to the totals. */
function ratedOf(line: Place, subtotals: readonly VatSubtotal[]): Rated {
  const taxed = all(line, 'TaxTotal')
    .flatMap((total) => all(total, 'TaxSubtotal'))
    .map((subtotal) => at(subtotal, 'TaxCategory'))
  const item = at(line, 'Item')
  const classified = item ? all(item, 'ClassifiedTaxCategory') : []
  const category = [...taxed, ...classified].find((c) => c && raw(at(c, 'ID')) && isVat(c))
  if (category) return readRated(category)
  const [only, other] = subtotals
  if (only && !other) return only
  throw missing(line, 'Item', 'ClassifiedTaxCategory')
}
