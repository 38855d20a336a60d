/** Dates that cannot be right, or that a person must look at. */
import { addAfter, change, dropAll, type Edit, either, pick, to } from '../edit.ts'
import {
  DELIVERY_GONE,
  DELIVERY_LATE,
  DUE_EARLY,
  FUTURE,
  GONE,
  OLD,
  PERIOD,
  UNREADABLE,
  YEAR_END,
} from '../expected.ts'
import { operatorsOf } from '../operator.ts'
import { all, leaf, node, setText, text } from '../xml.ts'

const DUE = either(
  (root, nth) => change('DueDate', dayBefore(text(all(root, 'IssueDate')[0])))(root, nth),
  (root, nth) => change('PaymentMeans/PaymentDueDate', dayBefore(text(all(root, 'IssueDate')[0])))(root, nth),
)

function dayBefore(date: string) {
  return (_: string, nth: number): string =>
    new Date(Date.parse(date) - (1 + nth * 9) * 86_400_000).toISOString().slice(0, 10)
}

/** The invoice and its deadline, so that nothing else is wrong with it. */
const issued =
  (...days: readonly string[]): Edit =>
  (root, nth) => {
    const day = pick(days, nth) ?? ''
    for (const path of ['IssueDate', 'Delivery/ActualDeliveryDate'])
      for (const e of all(root, path)) setText(e, day)
    const due = new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10)
    for (const path of ['DueDate', 'PaymentMeans/PaymentDueDate'])
      for (const e of all(root, path)) setText(e, due)
    return true
  }

/** Stands before the order in UBL. */
const period = (start: string, end: string): Edit =>
  addAfter(['BuyerReference', 'DocumentCurrencyCode'], () =>
    node('cac:InvoicePeriod', leaf('cbc:StartDate', start), leaf('cbc:EndDate', end)),
  )

const of = operatorsOf('dates')
const noted = operatorsOf('dates', 'note')

export const DATES = [
  of('issued in the future', FUTURE, issued('2022-03-20', '2022-06-01', '2023-01-10', '2032-01-10')),
  of('issued years ago', OLD, issued('2018-05-04', '2016-11-30', '2012-01-02', '1922-01-10')),
  of('due before issued', DUE_EARLY, DUE),
  of(
    'delivered long after it was issued',
    DELIVERY_LATE,
    change('Delivery/ActualDeliveryDate', to('2023-05-01', '2025-12-31', '2052-01-10')),
  ),
  of('a period that ends before it begins', PERIOD, period('2022-01-31', '2022-01-01')),
  noted('a period across a year’s end', YEAR_END, period('2021-12-01', '2022-01-31')),
  noted('no day of delivery', DELIVERY_GONE, dropAll('Delivery')),
  of(
    'a date that is no day',
    UNREADABLE,
    change('IssueDate', to('2022-02-30', '2022-13-01', '2021-02-29', '2022-00-10')),
  ),
  of(
    'a date in another notation',
    UNREADABLE,
    change('IssueDate', to('14-01-2022', '14.01.2022', '20220114', '14/1 2022', 'i dag')),
  ),
  of('no date of issue', GONE, dropAll('IssueDate')),
  of(
    'two dates of issue',
    UNREADABLE,
    addAfter(['IssueDate'], () => leaf('cbc:IssueDate', '2022-01-02')),
  ),
]
