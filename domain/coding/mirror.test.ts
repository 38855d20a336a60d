import { describe, expect, it } from 'vitest'
import type { Invoice } from '../invoice/invoice.ts'
import { INVOICE, LINE } from '../invoice/sample.test-support.ts'
import type { Coding } from './coding.ts'
import { mirror, type Original } from './mirror.ts'

const PAPER: Coding = { account: '4110', vatCode: 'I25', dimensions: {} }
const POST: Coding = { account: '4200', vatCode: 'I0', dimensions: {} }

const creditNote: Invoice = { ...INVOICE, kind: 'creditNote', corrects: 'F-1000' }
const original: Original = {
  id: 'invoice/erp/1',
  lines: [
    { lineId: '1', coding: PAPER, net: 10_000 },
    { lineId: '2', coding: POST, net: 4_000 },
  ],
}
const open = () => true
const evidence = [original.id]

const lines = (note: Invoice, of: Original | undefined, isOpen: (account: string) => boolean = open) =>
  mirror(note, of, isOpen).lines

describe('a credit note', () => {
  it('that takes all back is coded line by line as its original', () => {
    const { model, threshold } = mirror(creditNote, original, open)
    expect([model, threshold]).toEqual(['mirror@1', 'the same lines with the same amounts'])
    expect(lines(creditNote, original)).toEqual([
      { lineId: '1', coding: PAPER, doubt: undefined, evidence },
      { lineId: '2', coding: POST, doubt: undefined, evidence },
    ])
  })

  it('of another amount is a suggestion', () => {
    const part = { ...creditNote, lines: [{ ...LINE, net: 9_999 }] }
    expect(lines(part, original)).toEqual([
      { lineId: '1', coding: PAPER, doubt: 'WAY_PARTIAL_CREDIT', evidence },
    ])
  })

  it('with lines of its own is suggested the original’s only coding, if it has one', () => {
    const own = { ...creditNote, lines: [{ ...LINE, id: '9' }] }
    const single = { ...original, lines: original.lines.map((l) => ({ ...l, coding: PAPER })) }
    expect(lines(own, single)).toEqual([
      { lineId: '9', coding: PAPER, doubt: 'WAY_PARTIAL_CREDIT', evidence },
    ])
    expect(lines(own, original)).toEqual([
      { lineId: '9', coding: undefined, doubt: 'WAY_NO_ORIGINAL', evidence },
    ])
  })

  it('of a line that was split is left to a person', () => {
    const split: Original = {
      ...original,
      lines: [
        { lineId: '1', coding: PAPER, net: 6_000 },
        { lineId: '1', coding: POST, net: 4_000 },
      ],
    }
    expect(lines({ ...creditNote, lines: [LINE] }, split)).toEqual([
      { lineId: '1', coding: undefined, doubt: 'WAY_NO_ORIGINAL', evidence },
    ])
  })

  it('without an original is left to a person', () => {
    const none = { coding: undefined, doubt: 'WAY_NO_ORIGINAL', evidence: [] }
    expect(lines(creditNote, undefined)).toEqual([
      { lineId: '1', ...none },
      { lineId: '2', ...none },
    ])
    expect(lines(creditNote, { id: 'x', lines: [] })[0]).toMatchObject({ coding: undefined, evidence: ['x'] })
  })

  it('is never put on an account that has been closed since', () => {
    const isOpen = (account: string) => account !== PAPER.account
    expect(lines(creditNote, original, isOpen)).toEqual([
      { lineId: '1', coding: undefined, doubt: 'WAY_ACCOUNT_CLOSED', evidence },
      { lineId: '2', coding: POST, doubt: undefined, evidence },
    ])
  })
})
