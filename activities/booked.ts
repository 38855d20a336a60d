import { type CodedLine, codingKey } from '../domain/coding/coding.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { sum } from '../domain/money.ts'
import type { PostingBody } from '../domain/posting/body.ts'

/**
 * Which coding a posting that was made in the ERP itself gave each line: line by line where the amounts are the invoice's in the same order, the
 * one coding where all is on one. Undefined where it cannot be told.
 */
export function bookedLines(body: PostingBody, invoice: Invoice): readonly CodedLine[] | undefined {
  const sign = invoice.kind === 'creditNote' ? -1 : 1
  const codings = body.lines.map(({ account, vatCode, dimensions }) => ({ account, vatCode, dimensions }))
  const sameLines =
    body.lines.length === invoice.lines.length &&
    body.lines.every((l, i) => l.net === sign * (invoice.lines[i]?.net ?? Number.NaN))
  const one = new Set(codings.map(codingKey)).size === 1
  if (!sameLines && !(one && sum(body.lines.map((l) => l.net)) === sign * invoice.totals.net))
    return undefined
  return invoice.lines.flatMap(({ id, net }, i) => {
    const coding = sameLines ? codings[i] : codings[0]
    return coding ? [{ lineId: id, coding, net }] : []
  })
}
