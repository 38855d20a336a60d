/** The tree of an OIOUBL or Peppol document to an `Invoice`: what the two share, and where each goes its own way. */
import { defined } from '../../domain/defined.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import {
  all,
  at,
  date,
  first,
  identifier,
  invalid,
  type Place,
  personReference,
  reference,
  required,
} from './fields.ts'
import type { Recognised } from './format.ts'
import { checkTypeCode } from './kind.ts'
import { readLines } from './lines.ts'
import { glnOf, readParty } from './party.ts'
import { earliestDueDate, readPayment } from './payment.ts'
import { holdsCpr } from './personal.ts'
import { oioublSums, peppolSums } from './totals.ts'

const CURRENCY = /^[A-Z]{3}$/

export function readDocument(recognised: Recognised): Invoice {
  const { document, format, kind } = recognised
  checkTypeCode(recognised)
  const currency = currencyOf(document)
  const buyer = at(document, 'AccountingCustomerParty', 'Party')
  const sums = format === 'oioubl' ? oioublSums(document, currency) : peppolSums(document, currency)
  const orderedBy = format === 'oioubl' ? at(buyer, 'Contact', 'ID') : at(document, 'BuyerReference')
  return defined({
    kind,
    format,
    number: required(identifier(at(document, 'ID')), document, 'ID'),
    issueDate: required(date(at(document, 'IssueDate')), document, 'IssueDate'),
    dueDate: date(at(document, 'DueDate')) ?? earliestDueDate(document),
    deliveryDate: deliveryDateOf(document),
    currency,
    supplier: readParty(at(document, 'AccountingSupplierParty', 'Party')),
    buyer: readParty(buyer),
    gln: glnOf(buyer),
    orderedBy: personReference(orderedBy),
    orderNumber: reference(first(document, 'OrderReference', 'ID')),
    accountingCost:
      reference(at(document, 'AccountingCost')) ?? reference(at(document, 'AccountingCostCode')),
    lines: readLines(document, currency, sums.vat),
    vat: sums.vat,
    totals: sums.totals,
    payment: readPayment(document),
    corrects:
      kind === 'creditNote'
        ? identifier(first(document, 'BillingReference', 'InvoiceDocumentReference', 'ID'))
        : undefined,
    holdsCpr: holdsCpr(document.element),
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
