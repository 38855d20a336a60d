/** What is sent to the ERP to be booked: made from the invoice and its codings, and frozen before the first try. */
import type { CodedLine, Coding } from '../coding/coding.ts'
import type { DocumentKind, Invoice, IsoDate } from '../invoice/invoice.ts'
import { allocate, type Ore, sum } from '../money.ts'

/** Under such a name, and its run, stands the body that the robot tried; every other name is a decision's id. */
export const ROBOT_BODY = 'robot-'

export interface PostedLine {
  readonly account: string
  /** The institution's cost centre. */
  readonly costCentre: string
  readonly vatCode: Coding['vatCode']
  readonly dimensions: Readonly<Record<string, string>>
  readonly net: Ore
  readonly vat: Ore
}

/** A credit note's amounts are negative. */
export interface PostingBody {
  readonly kind: DocumentKind
  readonly creditorNo: string
  readonly invoiceNumber: string
  readonly currency: 'DKK'
  readonly postingDate: IsoDate
  /** Accounting period, `YYYY-MM`. */
  readonly period: string
  /** Who coded the lines, apart from who posts: `robot`, or `person:<id>`. */
  readonly codedBy: string
  readonly lines: readonly PostedLine[]
  readonly gross: Ore
}

export interface PostingFacts {
  readonly creditorNo: string
  readonly costCentre: string
  readonly postingDate: IsoDate
  readonly codedBy: string
}

/**
 * Books every coded line with its share of the VAT. The VAT of the document is divided among the lines that carry
 * VAT in proportion to their net amounts, so that net and VAT add up to the document's gross to the øre; rounding that the document states
 * as its own goes with the first line. The accounting period is the month of the invoice's date.
 */
export function postingBody(invoice: Invoice, lines: readonly CodedLine[], facts: PostingFacts): PostingBody {
  const sign = invoice.kind === 'creditNote' ? -1 : 1
  // Zero stays zero: a negative zero is another value to some of those who store or compare it.
  const signed = (ore: Ore): Ore => (ore === 0 ? 0 : sign * ore)
  const rateOf = new Map(invoice.lines.map((l) => [l.id, l.vatRate]))
  const weights = lines.map((l) => l.net * (rateOf.get(l.lineId) ?? 0))
  const vats = allocate(invoice.totals.vat, sharing(invoice.totals.vat, weights))
  const booked = lines.map(({ coding, net }, i) => ({
    account: coding.account,
    costCentre: facts.costCentre,
    vatCode: coding.vatCode,
    dimensions: coding.dimensions,
    net: signed(net),
    vat: signed(vats[i] ?? 0),
  }))
  const rounding = invoice.totals.gross - sum(lines.map((l) => l.net)) - sum(vats)
  return {
    kind: invoice.kind,
    creditorNo: facts.creditorNo,
    invoiceNumber: invoice.number,
    currency: 'DKK',
    postingDate: facts.postingDate,
    period: invoice.issueDate.slice(0, 7),
    codedBy: facts.codedBy,
    lines: booked.map((line, i) => (i === 0 ? { ...line, net: line.net + signed(rounding) } : line)),
    gross: signed(invoice.totals.gross),
  }
}

/** Hundredths of a percent in the whole. */
const WHOLE_RATE = 10_000
/** VAT that is so many times what the lines' rates make of it does not follow from them. */
const MOST_TIMES_EXPECTED = 4

/**
 * Lines that nearly cancel each other would share a VAT that does not follow from them in billions, up on the one and down on the other: then
 * their size counts, whatever their sign.
 */
function sharing(vat: Ore, weights: readonly number[]): readonly number[] {
  const follows = Math.abs(vat) * WHOLE_RATE <= MOST_TIMES_EXPECTED * Math.abs(sum(weights))
  return follows ? weights : weights.map(Math.abs)
}
