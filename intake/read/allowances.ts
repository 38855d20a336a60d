/** Allowances and charges, of a line or of the document. */
import { defined } from '../../domain/defined.ts'
import type { Allowance } from '../../domain/invoice/invoice.ts'
import { all, amount, at, first, flag, freeText, invalid, type Place, required } from './fields.ts'
import { perhapsRated } from './vat.ts'

export function readAllowances(place: Place, currency: string): readonly Allowance[] | undefined {
  const places = all(place, 'AllowanceCharge')
  if (places.length === 0) return undefined
  return places.map((each) => {
    const indicator = at(each, 'ChargeIndicator')
    const charge = flag(indicator)
    if (charge === undefined) throw invalid(indicator ?? each)
    const rated = perhapsRated(first(each, 'TaxCategory'))
    return defined({
      charge,
      amount: required(amount(at(each, 'Amount'), currency), each, 'Amount'),
      reason: freeText(first(each, 'AllowanceChargeReason')),
      vatCategory: rated?.category,
      vatRate: rated?.rate,
    })
  })
}
