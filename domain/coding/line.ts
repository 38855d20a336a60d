/** What is known of a line when its invoice arrives: the only source of a prediction. */
import type { Ore } from '../money.ts'

/** Whole days since 2000-01-01, a Saturday. */
export type Day = number

export interface LineFacts {
  readonly lineId: string
  /** The day on which the invoice is coded, as far as is known on arrival: its arrival. */
  readonly day: Day
  /** The creditor's number; empty where there is none. */
  readonly supplierId: string
  readonly supplierName: string
  /** Who ordered: the institution. Empty where it is not known. */
  readonly department: string
  readonly text: string
  /** Net of VAT; a credit is negative. */
  readonly amount: Ore
  /** The invoice's number: lines of one supplier, number and day are one invoice. Empty: the line stands alone. */
  readonly documentNo: string
  /** A coding string or an order that the invoice names; empty where it names none. */
  readonly reference: string
}

const EPOCH_MS = Date.UTC(2000, 0, 1)
const DAY_MS = 86_400_000

/** Of a calendar date, `YYYY-MM-DD`; NaN where it is none: the platform takes 30 February for 2 March. */
export function dayOf(date: string): Day {
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms)) return Number.NaN
  const day = Math.round((ms - EPOCH_MS) / DAY_MS)
  return dateOf(day) === date ? day : Number.NaN
}

export function dateOf(day: Day): string {
  return new Date(EPOCH_MS + day * DAY_MS).toISOString().slice(0, 10)
}

/** Months since January 2000. */
export function monthOf(day: Day): number {
  const date = new Date(EPOCH_MS + day * DAY_MS)
  return (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth()
}

export function dayOfMonth(day: Day): number {
  return new Date(EPOCH_MS + day * DAY_MS).getUTCDate()
}

/** Who is paid, as one text: the creditor's number where the invoice has one, otherwise the name. */
export function supplierOf(line: LineFacts): string {
  return line.supplierId === '' ? `n:${normaliseName(line.supplierName)}` : line.supplierId
}

/** Words that say what kind of company it is, in Danish and English: they come and go between two invoices of one supplier. */
const COMPANY_WORDS = /\b(APS|A\/S|AS|IVS|KS|IS|AMBA|OG|LTD|LIMITED|PLC|LLP|THE|AND|CO|COMPANY|UK|INC)\b/g

export function normaliseName(name: string): string {
  const bare = name
    .normalize('NFC')
    .toUpperCase()
    .replace(COMPANY_WORDS, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return bare === '' ? name.trim().toUpperCase() : bare
}

/** A text with every number as `#`: monthly invoices of one thing have equal texts. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').toUpperCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
}

/** The shape of a number: letters `A`, digits `9`. */
export function shapeOf(number: string): string {
  return number.normalize('NFC').toUpperCase().replace(/\p{L}/gu, 'A').replace(/\d/g, '9')
}
