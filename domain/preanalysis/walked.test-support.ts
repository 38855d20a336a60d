/** Small walks written by hand: a line, its day, and what became of it. */
import { Codebook } from '../coding/codebook.ts'
import type { CodedLineFacts, Walked } from '../coding/walk.ts'

let count = 0

export function codedLine(facts: Partial<CodedLineFacts> = {}): CodedLineFacts {
  count++
  return {
    lineId: `l${count}`,
    day: 8000,
    supplierId: 's1',
    supplierName: 'Bogladen',
    department: 'skole',
    text: '',
    amount: 10_000,
    documentNo: `d${count}`,
    reference: '',
    code: 0,
    ...facts,
  }
}

/** Automatic and right, on an invoice of its own, where nothing else is said. */
export function walkedLine(
  facts: Partial<CodedLineFacts> = {},
  more: Partial<Omit<Walked, 'line'>> = {},
): Walked {
  const line = codedLine(facts)
  return {
    line,
    unit: count,
    proposed: line.code,
    next: -1,
    score: 0.9,
    threshold: 0.8,
    decision: 'auto',
    ...more,
  }
}

/** Accounts by their place in the list. */
export function bookOf(...accounts: readonly string[]): Codebook {
  const book = new Codebook()
  for (const account of accounts) book.numberOf({ account, costCentre: '' })
  return book
}
