/** Where CPR numbers stand in the document: also where no field of an invoice is read from. */
import { cprNumbers, maskCpr, maskCprInName, maskCprInNumber } from '../../domain/privacy/cpr.ts'
import { isCprScheme, type Place } from './fields.ts'
import { MAX_CPR_PLACES } from './limits.ts'
import type { XmlElement } from './tree.ts'

/** Bank accounts and payment references have ten digits too; the texts beside them are read. */
const PAYMENT = new Set(['PaymentMeans', 'PrepaidPayment', 'SpecifiedTradeSettlementPaymentMeans'])
const PAYMENT_TEXT = /(?:Note|Name|Information)$/
/** Numbers that the parties give, which are kept as written: `240115-0001` is a good invoice number. */
const OWN_NUMBERS = new Set([
  'UUID',
  'InvoiceDocumentReference',
  'CreditNoteDocumentReference',
  'InvoiceReferencedDocument',
])
/** Fields that hold a number, code, amount or date. */
const NUMBER_FIELD = /(?:ID|Code|Cost|Reference|Telephone|Telefax|CompleteNumber)$/
const NO_TEXT = /(?:Amount|Quantity|Date|Time|Percent|Indicator|Numeric|Rate|Measure)$/
/** A person stands here: ten digits of a date and more are a CPR number. */
const OF_PERSON = new Set(['BuyerReference'])
const PERSON_ID = new Set(['Contact', 'Person'])
/** What a sender writes in front where a number is one. */
const NAMED = /cpr|personnummer|personnr/i

/** The document's own head, where its number stands. */
const HEADS = new Set(['Invoice', 'CreditNote', 'ExchangedDocument'])

/** The first of them, which are told one by one. */
export function cprPlaces(document: Place): readonly string[] {
  return placesIn(document, MAX_CPR_PLACES).map(({ path }) => path)
}

/** The numbers that are surely such, ten digits each, each once: masking once too often does no harm, writing to a stranger's record does. */
export function cprNumbersIn(document: Place): readonly string[] {
  return [...new Set(placesIn(document).flatMap(({ element }) => numbersOf(element)))]
}

/** Each place has one, and there are not more than can be told. */
export function cprIsSure(document: Place): boolean {
  const places = placesIn(document, MAX_CPR_PLACES)
  return places.length < MAX_CPR_PLACES && places.every(({ element }) => numbersOf(element).length > 0)
}

function numbersOf(element: XmlElement): readonly string[] {
  const digits = element.text.replace(/\D/g, '')
  if (isCprScheme(element)) return digits.length === CPR_DIGITS ? [digits] : []
  return cprNumbers(element.text)
}

const CPR_DIGITS = 10

function placesIn(document: Place, limit = Number.POSITIVE_INFINITY): readonly Place[] {
  const found: Place[] = []
  walk(document, false, found, limit)
  return found
}

function walk(here: Place, inPayment: boolean, found: Place[], limit: number): void {
  const seen = new Map<string, number>()
  for (const element of here.element.children) {
    if (found.length >= limit) return
    const nth = (seen.get(element.name) ?? 0) + 1
    seen.set(element.name, nth)
    const path = `${here.path}/${element.name}${nth > 1 ? `[${nth}]` : ''}`
    if (OWN_NUMBERS.has(element.name)) continue
    const payment = inPayment || PAYMENT.has(element.name)
    if (element.children.length > 0) walk({ element, path }, payment, found, limit)
    else if (stands(element, here.element, payment)) found.push({ element, path })
  }
}

function stands(element: XmlElement, parent: XmlElement, inPayment: boolean): boolean {
  const { name } = element
  const file = element.attributes.get('filename')
  if (file && maskCprInName(file) !== file) return true
  if (NO_TEXT.test(name) || element.text.length < MIN_CHARS) return false
  if (isCprScheme(element)) return element.text.trim() !== ''
  if (!DIGIT.test(element.text)) return false
  const plain = element.text.replace(/\s+/g, ' ').trim()
  if (inPayment && !PAYMENT_TEXT.test(name)) return false
  // The document's own number may look like one, unless it says that it is.
  if (HEADS.has(parent.name) && name === 'ID') return NAMED.test(plain) && maskCpr(plain) !== plain
  if (OF_PERSON.has(name) || (name === 'ID' && PERSON_ID.has(parent.name))) return maskCpr(plain) !== plain
  if (name === 'ID' && parent.name === 'PartyIdentification' && !element.attributes.get('schemeID'))
    return maskCpr(plain) !== plain
  if (NUMBER_FIELD.test(name) && !NAMED.test(plain)) return maskCprInNumber(plain) !== plain
  return maskCpr(plain) !== plain
}

const DIGIT = /\p{Nd}/u
/** Shorter than any way to write one. */
const MIN_CHARS = 10
