/** A line's place among the lines of its invoice. */
import { groupBy } from '../group.ts'
import { type LineFacts, normaliseText, supplierOf } from './line.ts'

export interface Place {
  /** Of the invoice, a number within the batch; lines of one invoice share it. */
  readonly document: number
  readonly lines: number
  /** 1 for the largest amount; equal amounts share the smaller rank. */
  readonly rank: number
  /** Of the invoice's net amount; 0 where that is nothing. */
  readonly share: number
  /** How many different amounts the invoice has. */
  readonly amounts: number
  /** Its line texts, as one. */
  readonly signature: string
}

/** How many different texts of an invoice make its signature. */
const SIGNATURE_TEXTS = 8

/** Which lines are one invoice: of one supplier, number and day. A number that comes again on another day is another invoice. */
export function documentKey(line: LineFacts): string {
  return line.documentNo === ''
    ? `l\x1f${line.lineId}`
    : `${supplierOf(line)}\x1f${line.documentNo}\x1f${line.day}`
}

export function placesOf(lines: readonly LineFacts[]): readonly Place[] {
  const documents = groupBy([...lines.keys()], (i) => documentKey(lines[i] as LineFacts))
  const places = new Array<Place>(lines.length)
  let document = 0
  for (const members of documents.values()) {
    const own = members.map((i) => lines[i] as LineFacts)
    const total = own.reduce((sum, l) => sum + l.amount, 0)
    const falling = own.map((l) => l.amount).sort((a, b) => b - a)
    const texts = [...new Set(own.map((l) => normaliseText(l.text)))].sort()
    const common = {
      document: document++,
      lines: own.length,
      amounts: new Set(falling).size,
      signature: texts.slice(0, SIGNATURE_TEXTS).join('\x1f'),
    }
    members.forEach((i, at) => {
      const { amount } = own[at] as LineFacts
      places[i] = {
        ...common,
        rank: falling.indexOf(amount) + 1,
        share: total === 0 ? 0 : amount / total,
      }
    })
  }
  return places
}
