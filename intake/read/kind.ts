/** Type codes (UNCL 1001): a document is what its code says, and only what is to be paid or credited is read. */
import type { DocumentKind } from '../../domain/invoice/invoice.ts'
import { at, invalid, missing, type Place, raw } from './fields.ts'
import type { Recognised } from './format.ts'

const CREDIT_NOTES = new Set(['81', '83', '381', '396', '532'])
/** Those that BIS Billing and OIOUBL list; a pro forma invoice (325) is not one: it is no demand for payment. */
const INVOICES = new Set(
  '71 80 82 84 102 218 219 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877'.split(
    ' ',
  ),
)

const PLAIN = new Set(['380', '381', '81', '83'])

/** The code of what is neither a plain invoice nor a plain credit note. */
export function unusualType({ document }: Recognised): string | undefined {
  const code = raw(at(document, `${document.element.name}TypeCode`))
  return code && !PLAIN.has(code) ? code : undefined
}

/** Refuses a document whose code contradicts its root element. Only a credit note may be without a code. */
export function checkTypeCode({ document, kind }: Recognised): void {
  const name = `${document.element.name}TypeCode`
  const place = at(document, name)
  const code = raw(place)
  if (!place || !code) {
    if (kind === 'creditNote') return
    throw missing(document, name)
  }
  if (!codesOf(kind).has(code)) throw invalid(place satisfies Place)
}

function codesOf(kind: DocumentKind): ReadonlySet<string> {
  return kind === 'invoice' ? INVOICES : CREDIT_NOTES
}
