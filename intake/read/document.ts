/** The tree of an OIOUBL or Peppol document to an `Invoice`: what the two share, and where each goes its own way. */
import { defined } from '../../domain/defined.ts'
import type { Invoice, Oddity, Payee } from '../../domain/invoice/invoice.ts'
import { maskCprInName } from '../../domain/privacy/cpr.ts'
import { readAllowances } from './allowances.ts'
import {
  all,
  at,
  date,
  first,
  flag,
  freeText,
  identifier,
  invalid,
  ownNumber,
  type Place,
  personReference,
  reference,
  required,
} from './fields.ts'
import type { Recognised } from './format.ts'
import { checkTypeCode, unusualType } from './kind.ts'
import { MAX_TEXT_CHARS } from './limits.ts'
import { readLines } from './lines.ts'
import { glnOf, otherGlnsOf, readParty } from './party.ts'
import { earliestDueDate, readPayment } from './payment.ts'
import { readPeriod } from './period.ts'
import { cprIsSure, cprPlaces } from './personal.ts'
import { isKnownProfile } from './profile.ts'
import { oioublSums, peppolSums } from './totals.ts'
import type { XmlElement } from './tree.ts'

/** Raised when more of a document is read; a record says by which it was read. */
export const READER_VERSION = 3

const CURRENCY = /^[A-Z]{3}$/

/** `original` is the tree as it came, where it was mapped to the one that is read. */
export function readDocument(
  recognised: Recognised,
  original: XmlElement = recognised.document.element,
  oddities: readonly Oddity[] = [],
): Invoice {
  const { document, format, kind } = recognised
  checkTypeCode(recognised)
  const currency = currencyOf(document)
  const buyer = at(document, 'AccountingCustomerParty', 'Party')
  const sums = format === 'oioubl' ? oioublSums(document, currency) : peppolSums(document, currency)
  const cprAt = cprPlaces({ element: original, path: document.path })
  const orderedBy = format === 'oioubl' ? at(buyer, 'Contact', 'ID') : at(document, 'BuyerReference')
  return defined({
    kind,
    format,
    number: required(ownNumber(at(document, 'ID')), document, 'ID'),
    issueDate: required(date(at(document, 'IssueDate')), document, 'IssueDate'),
    dueDate: date(at(document, 'DueDate')) ?? earliestDueDate(document),
    deliveryDate: deliveryDateOf(document),
    currency,
    supplier: readParty(at(document, 'AccountingSupplierParty', 'Party')),
    buyer: readParty(buyer),
    gln: glnOf(buyer),
    otherGlns: otherGlnsOf(buyer),
    orderedBy: personReference(orderedBy),
    orderNumber: reference(first(document, 'OrderReference', 'ID')),
    accountingCost:
      reference(at(document, 'AccountingCost')) ?? reference(at(document, 'AccountingCostCode')),
    lines: readLines(document, currency, sums.vat),
    vat: sums.vat,
    totals: sums.totals,
    payment: readPayment(document),
    corrects: identifier(first(document, 'BillingReference', 'InvoiceDocumentReference', 'ID')),
    holdsCpr: cprAt.length > 0,
    readerVersion: READER_VERSION,
    profile: freeText(at(document, 'ProfileID')),
    profileKnown: isKnownProfile(document, format),
    unusualType: unusualType(recognised),
    copy: flag(at(document, 'CopyIndicator')),
    notes: some(all(document, 'Note').flatMap((place) => freeText(place) ?? [])),
    allowances: readAllowances(document, currency),
    payee: readPayee(first(document, 'PayeeParty')),
    period: readPeriod(document),
    attachments: some(attachmentNames(document)),
    oddities: some(oddities),
    cprAt: some(cprAt),
    cprSure: cprAt.length > 0 && cprIsSure({ element: original, path: document.path }) ? true : undefined,
  })
}

/** Absent where there is none: an empty list says no more, and is stored. */
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

function readPayee(party: Place | undefined): Payee | undefined {
  if (!party) return undefined
  const { name, cvr } = readParty(party)
  return defined({ name: name || undefined, cvr })
}

function attachmentNames(document: Place): readonly string[] {
  return all(document, 'AdditionalDocumentReference').flatMap((reference) => {
    const bytes = first(reference, 'Attachment', 'EmbeddedDocumentBinaryObject')
    const name = bytes?.element.attributes.get('filename')?.normalize('NFC').trim()
    return name ? [maskCprInName(name).slice(0, MAX_TEXT_CHARS)] : []
  })
}

function currencyOf(document: Place): string {
  const place = at(document, 'DocumentCurrencyCode')
  const currency = required(identifier(place), document, 'DocumentCurrencyCode')
  if (place && !CURRENCY.test(currency)) throw invalid(place)
  return currency
}

/** The day of delivery, of the document or its first line that has one, else the end of the period invoiced. */
function deliveryDateOf(document: Place): string | undefined {
  const lines = all(document, `${document.element.name}Line`, Number.POSITIVE_INFINITY)
  const delivered = [document, ...lines].map((p) => date(first(p, 'Delivery', 'ActualDeliveryDate')))
  return delivered.find((d) => d !== undefined) ?? date(first(document, 'InvoicePeriod', 'EndDate'))
}
