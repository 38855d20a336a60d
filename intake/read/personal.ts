/** Does a CPR number stand anywhere in the document? Also where no field of an invoice is read from. */
import { maskCpr, maskCprInNumber } from '../../domain/privacy/cpr.ts'
import { isCprScheme } from './fields.ts'
import type { XmlElement } from './tree.ts'

/** Bank accounts and payment references have ten digits too. */
const PAYMENT = new Set(['PaymentMeans', 'PrepaidPayment'])
/** The document's own number and those it points at, which are kept as written: `240115-0001` is a good invoice number. */
const OWN_NUMBERS = new Set(['UUID', 'InvoiceDocumentReference', 'CreditNoteDocumentReference'])
/** Fields that hold a number, code, amount or date. */
const NUMBER_FIELD = /(?:ID|Code|Cost|Reference|Telephone|Telefax)$/
const NO_TEXT = /(?:Amount|Quantity|Date|Time|Percent|Indicator|Numeric|Object|Rate|Measure)$/

export function holdsCpr(document: XmlElement): boolean {
  return document.children.some((c) => c.name !== 'ID' && stands(c))
}

function stands(element: XmlElement): boolean {
  const { name, text, children } = element
  if (PAYMENT.has(name) || OWN_NUMBERS.has(name)) return false
  if (children.length > 0) return children.some(stands)
  if (NO_TEXT.test(name)) return false
  if (isCprScheme(element)) return text.trim() !== ''
  const plain = text.normalize('NFC').replace(/\s+/g, ' ')
  return (NUMBER_FIELD.test(name) ? maskCprInNumber(plain) : maskCpr(plain)) !== plain
}
