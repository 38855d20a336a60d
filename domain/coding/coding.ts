import type { Ore } from '../money.ts'

/** The whole coding string of a line but for the institution, which is known on arrival. */
export interface Coding {
  readonly account: string
  readonly vatCode: VatCode
  /** Further dimensions by name (project, activity …); empty where the municipality uses none. */
  readonly dimensions: Readonly<Record<string, string>>
}

/** `I25` deductible purchase VAT of 25 %, `I0` none. */
export type VatCode = 'I25' | 'I0'
export const VAT_CODES: readonly VatCode[] = ['I25', 'I0']

/** 25 %, in hundredths of a per cent. */
const STANDARD_RATE = 2500

/** Whether the VAT code is the one for what the document says of the line's VAT, in hundredths of a per cent. */
export function fitsRate({ vatCode }: Pick<Coding, 'vatCode'>, vatRate: number): boolean {
  return (vatCode === 'I25') === (vatRate === STANDARD_RATE)
}

/** A part of an invoice line that is booked on one coding; a line split over several has several. Net amounts add up to the line's. */
export interface CodedLine {
  readonly lineId: string
  readonly coding: Coding
  readonly net: Ore
}

/** Two codings are the same when every part of the string is. */
export function sameCoding(a: Coding, b: Coding): boolean {
  return codingKey(a) === codingKey(b)
}

/** A canonical text of a coding: equal codings have equal keys. */
export function codingKey(c: Coding): string {
  const dimensions = Object.entries(c.dimensions).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return JSON.stringify([c.account, c.vatCode, dimensions])
}
