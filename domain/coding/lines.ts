/**
 * An invoice's lines, and the booked lines that are learned from, as the coder sees them: made here, side by side, so that what is learned is what is
 * asked. The institution is known on arrival, so the account alone is asked.
 */
import type { Invoice } from '../invoice/invoice.ts'
import type { Ore } from '../money.ts'
import type { CodingString } from './codebook.ts'
import type { Coding } from './coding.ts'
import { type Day, dayOf, type LineFacts } from './line.ts'

export function linesOf(invoice: Invoice, creditorNo: string | undefined, day: Day): readonly LineFacts[] {
  const sign = invoice.kind === 'creditNote' ? -1 : 1
  return invoice.lines.map((line) => ({
    lineId: line.id,
    day,
    supplierId: creditorNo ?? '',
    supplierName: invoice.supplier.name,
    department: invoice.gln ?? '',
    text: line.text,
    amount: sign * line.net,
    documentNo: invoice.number,
    reference: line.accountingCost ?? invoice.accountingCost ?? invoice.orderNumber ?? '',
  }))
}

/** A line of the ledger that a person coded. */
export interface Booked {
  readonly lineId: string
  readonly documentId: string
  readonly bookedOn: string
  readonly creditorNo: string
  readonly gln: string
  readonly text: string
  readonly coding: Pick<Coding, 'account'>
  readonly net: Ore
  readonly supplierInvoiceNo?: string
}

export function bookedLine(booked: Booked, supplierName: string): LineFacts & CodingString {
  return {
    lineId: booked.lineId,
    day: dayOf(booked.bookedOn),
    supplierId: booked.creditorNo,
    supplierName,
    department: booked.gln,
    text: booked.text,
    amount: booked.net,
    documentNo: booked.supplierInvoiceNo ?? booked.documentId,
    // The ledger does not keep it.
    reference: '',
    account: booked.coding.account,
    costCentre: '',
  }
}
