import { defined } from '../../domain/defined.ts'
import type { Period } from '../../domain/invoice/invoice.ts'
import { date, first, type Place } from './fields.ts'

/** The period of delivery that a document or a line names. */
export function readPeriod(place: Place): Period | undefined {
  const period = first(place, 'InvoicePeriod')
  const start = date(first(period, 'StartDate'))
  const end = date(first(period, 'EndDate'))
  return start || end ? defined({ start, end }) : undefined
}
