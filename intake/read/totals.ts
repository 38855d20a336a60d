/** The document's own sums; the two standards write different things into fields of one name. */
import { defined } from '../../domain/defined.ts'
import type { Totals, VatSubtotal } from '../../domain/invoice/invoice.ts'
import { type Ore, sum } from '../../domain/money.ts'
import { all, amount, at, type Place, required } from './fields.ts'
import { exciseOf, readSubtotals } from './vat.ts'

export interface Sums {
  readonly totals: Totals
  readonly vat: readonly VatSubtotal[]
}

/**
 * OIOUBL: `TaxExclusiveAmount` is the tax, not the net amount, excise duties included, which belong to the cost;
 * `TaxInclusiveAmount` has the rounding in it.
 */
export function oioublSums(document: Place, currency: string): Sums {
  const { legal, of, must } = monetaryTotal(document, currency)
  const taxTotals = all(document, 'TaxTotal')
  const excise = sum(taxTotals.map((t) => exciseOf(t, currency)))
  const lines = must('LineExtensionAmount')
  const net = lines + (of('ChargeTotalAmount') ?? 0) - (of('AllowanceTotalAmount') ?? 0) + excise
  const tax = of('TaxExclusiveAmount') ?? sum(taxTotals.map((t) => taxAmount(t, currency)))
  const payable = must('PayableAmount')
  return {
    totals: {
      lines,
      net,
      vat: tax - excise,
      gross: required(of('TaxInclusiveAmount'), legal, 'TaxInclusiveAmount'),
      payable,
      ...defined({
        ...stated(of),
        excise: excise || undefined,
        taxTotal: sum(taxTotals.map((t) => taxAmount(t, currency))),
      }),
    },
    vat: taxTotals.flatMap((t) => readSubtotals(t, currency)),
  }
}

/** Peppol: `TaxExclusiveAmount` is the net amount; the rounding is added after the gross amount. */
export function peppolSums(document: Place, currency: string): Sums {
  const { of, must } = monetaryTotal(document, currency)
  // A second TaxTotal gives the VAT in the accounting currency and is no part of these sums.
  const own = all(document, 'TaxTotal').filter(
    (t) => (at(t, 'TaxAmount')?.element.attributes.get('currencyID')?.trim() || currency) === currency,
  )
  const taxTotal = own.find((t) => all(t, 'TaxSubtotal').length > 0) ?? own[0]
  return {
    totals: {
      lines: must('LineExtensionAmount'),
      net: must('TaxExclusiveAmount'),
      vat: taxAmount(required(taxTotal, document, 'TaxTotal'), currency),
      gross: must('TaxInclusiveAmount') + (of('PayableRoundingAmount') ?? 0),
      payable: must('PayableAmount'),
      ...defined({ ...stated(of), taxTotal: sum(own.map((t) => taxAmount(t, currency))) }),
    },
    vat: taxTotal ? readSubtotals(taxTotal, currency) : [],
  }
}

function monetaryTotal(document: Place, currency: string) {
  const legal = required(at(document, 'LegalMonetaryTotal'), document, 'LegalMonetaryTotal')
  const of = (name: string): Ore | undefined => amount(at(legal, name), currency)
  const must = (name: string): Ore => required(of(name), legal, name)
  return { legal, of, must }
}

/** What both standards state beside the sums proper. */
function stated(of: (name: string) => Ore | undefined) {
  return {
    allowances: of('AllowanceTotalAmount'),
    charges: of('ChargeTotalAmount'),
    prepaid: of('PrepaidAmount'),
    rounding: of('PayableRoundingAmount'),
  }
}

function taxAmount(taxTotal: Place, currency: string): Ore {
  return required(amount(at(taxTotal, 'TaxAmount'), currency), taxTotal, 'TaxAmount')
}
