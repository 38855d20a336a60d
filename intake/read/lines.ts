import { defined } from '../../domain/defined.ts'
import type { InvoiceLine, VatSubtotal } from '../../domain/invoice/invoice.ts'
import {
  all,
  amount,
  at,
  first,
  freeText,
  identifier,
  missing,
  type Place,
  raw,
  reference,
  required,
} from './fields.ts'
import { MAX_LINES } from './limits.ts'
import { isVat, type Rated, readRated } from './vat.ts'

const DECIMAL = /^[+-]?\d{1,20}(?:\.\d{1,20})?$/

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
    const rated = ratedOf(place, subtotals)
    const quantity = at(place, kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity')
    const written = raw(quantity)
    const decimal = written && DECIMAL.test(written) ? written : undefined
    return defined({
      id: unique(seen, identifier(at(place, 'ID')) ?? String(i + 1)),
      text: textOf(place),
      quantity: decimal,
      unit: decimal && quantity?.element.attributes.get('unitCode')?.trim(),
      net: required(amount(at(place, 'LineExtensionAmount'), currency), place, 'LineExtensionAmount'),
      vatCategory: rated.category,
      vatRate: rated.rate,
      accountingCost: reference(at(place, 'AccountingCost')) ?? reference(at(place, 'AccountingCostCode')),
    })
  })
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
