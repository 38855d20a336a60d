/** A document to be written as XML, with every figure that it states, so that a figure can also be stated wrongly. */
import type { DocumentFormat, DocumentKind } from '../../domain/invoice/invoice.ts'
import { type Ore, sum } from '../../domain/money.ts'
import type { Payee } from './suppliers.ts'

/** What the document says of its sender. */
export interface PaperSupplier {
  readonly name: string
  readonly cvr: string
  readonly street: string
  readonly building: string
  readonly postcode: string
  readonly city: string
}

export interface PaperLine {
  readonly text: string
  readonly quantity: number
  readonly unit: 'EA' | 'HUR'
  readonly net: Ore
  /** 25 % or exempt. */
  readonly taxed: boolean
}

export interface Subtotal {
  readonly taxed: boolean
  readonly base: Ore
  readonly vat: Ore
}

export interface Paper {
  readonly kind: DocumentKind
  readonly format: DocumentFormat
  readonly uuid: string
  readonly number: string
  readonly issueDate: string
  readonly dueDate: string
  readonly deliveryDate: string
  readonly currency: string
  readonly note?: string
  readonly supplier: PaperSupplier
  readonly buyerName: string
  /** Absent: the document has no location number. */
  readonly gln?: string
  readonly orderedBy: string
  readonly orderNumber?: string
  readonly lines: readonly PaperLine[]
  readonly subtotals: readonly Subtotal[]
  readonly totals: { readonly net: Ore; readonly vat: Ore; readonly gross: Ore; readonly payable: Ore }
  readonly payee: Payee
  readonly paymentId: string
  readonly corrects?: { readonly number: string; readonly issueDate: string }
}

/** 25 % of whole øre, half an øre up. */
export const vatOf = (base: Ore): Ore => Math.trunc((Math.abs(base) + 2) / 4) * Math.sign(base)

export function figuresOf(lines: readonly PaperLine[]): Pick<Paper, 'subtotals' | 'totals'> {
  const subtotals = [true, false]
    .map((taxed) => ({ taxed, of: lines.filter((line) => line.taxed === taxed) }))
    .filter(({ of }) => of.length > 0)
    .map(({ taxed, of }) => {
      const base = sum(of.map((line) => line.net))
      return { taxed, base, vat: taxed ? vatOf(base) : 0 }
    })
  const net = sum(lines.map((line) => line.net))
  const vat = sum(subtotals.map((s) => s.vat))
  return { subtotals, totals: { net, vat, gross: net + vat, payable: net + vat } }
}
