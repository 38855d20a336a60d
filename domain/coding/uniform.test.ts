import { describe, expect, it } from 'vitest'
import { INVOICE } from '../invoice/sample.test-support.ts'
import type { Coding } from './coding.ts'
import { doubtOf, isComplete, type PastLine } from './proposal.ts'
import { UNIFORM_LINES, uniformCoder } from './uniform.ts'

const PAPER: Coding = { account: '4110', vatCode: 'I25', dimensions: {} }
const OTHER: Coding = { account: '4200', vatCode: 'I25', dimensions: {} }

/** Lines coded so, oldest first. */
function past(...codings: readonly Coding[]): readonly PastLine[] {
  return codings.map((coding, i) => ({ lineId: `p${i}`, bookedOn: '2026-01-01', coding }))
}
const alike = (n: number, coding: Coding = PAPER): readonly Coding[] =>
  Array.from({ length: n }, () => coding)

const [standardLine, exemptLine] = INVOICE.lines
const one = { ...INVOICE, lines: INVOICE.lines.slice(0, 1) }
const open = () => true

describe('the rule of thumb', () => {
  it('is twenty', () => {
    expect(UNIFORM_LINES).toBe(20)
    const { model, threshold } = uniformCoder({ invoice: one, past: [], isOpen: open })
    expect([model, threshold]).toEqual(['uniform-20@1', 'the latest 20 of 20 alike'])
  })

  it.each([20, 21])('dares after %d uniform lines, on the latest twenty', (n) => {
    const proposal = uniformCoder({ invoice: one, past: past(...alike(n)), isOpen: open })
    const evidence = Array.from({ length: 20 }, (_, i) => `p${n - 20 + i}`)
    expect(proposal.lines).toEqual([{ lineId: standardLine?.id, coding: PAPER, doubt: undefined, evidence }])
    expect(doubtOf(proposal)).toBeUndefined()
    expect(isComplete(proposal)).toBe(true)
  })

  it('does not after nineteen, but suggests', () => {
    const proposal = uniformCoder({ invoice: one, past: past(...alike(19)), isOpen: open })
    expect(proposal.lines[0]).toMatchObject({ coding: PAPER, doubt: 'WAY_NO_EXPERIENCE' })
    expect(proposal.lines[0]?.evidence).toHaveLength(19)
    expect(isComplete(proposal)).toBe(true)
  })

  it('does not without any, and suggests nothing', () => {
    const proposal = uniformCoder({ invoice: one, past: [], isOpen: open })
    expect(proposal.lines).toEqual([
      { lineId: '1', coding: undefined, doubt: 'WAY_NO_EXPERIENCE', evidence: [] },
    ])
    expect(doubtOf(proposal)).toBe('WAY_NO_EXPERIENCE')
    expect(isComplete(proposal)).toBe(false)
  })

  it.each([0, 7, 19])('does not where one of the twenty differs (number %d)', (at) => {
    const codings = alike(20).map((c, i) => (i === at ? OTHER : c))
    const { lines } = uniformCoder({ invoice: one, past: past(...codings), isOpen: open })
    expect(lines[0]).toMatchObject({ coding: PAPER, doubt: 'WAY_NO_EXPERIENCE' })
  })

  it('has forgotten what differed before the latest twenty', () => {
    const { lines } = uniformCoder({ invoice: one, past: past(OTHER, ...alike(20)), isOpen: open })
    expect(lines[0]).toMatchObject({ coding: PAPER, doubt: undefined })
  })

  it('suggests of equally frequent codings the latest', () => {
    const { lines } = uniformCoder({
      invoice: one,
      past: past(...alike(2, OTHER), ...alike(2)),
      isOpen: open,
    })
    expect(lines[0]?.coding).toEqual(PAPER)
    const turned = uniformCoder({ invoice: one, past: past(...alike(2), ...alike(2, OTHER)), isOpen: open })
    expect(turned.lines[0]?.coding).toEqual(OTHER)
  })

  it('suggests the most frequent, not the latest, where they are not', () => {
    const { lines } = uniformCoder({
      invoice: one,
      past: past(...alike(3, OTHER), ...alike(2)),
      isOpen: open,
    })
    expect(lines[0]?.coding).toEqual(OTHER)
  })

  it('never proposes an account that is closed', () => {
    const isOpen = (account: string) => account !== PAPER.account
    const { lines } = uniformCoder({ invoice: one, past: past(...alike(20)), isOpen })
    expect(lines[0]).toMatchObject({ coding: undefined, doubt: 'WAY_ACCOUNT_CLOSED' })
    const mixed = uniformCoder({ invoice: one, past: past(...alike(3), OTHER), isOpen })
    expect(mixed.lines[0]).toMatchObject({ coding: OTHER, doubt: 'WAY_NO_EXPERIENCE' })
  })

  it.each([
    [standardLine, 'I25', undefined],
    [standardLine, 'I0', 'WAY_VAT_DIFFERS'],
    [exemptLine, 'I25', 'WAY_VAT_DIFFERS'],
    [exemptLine, 'I0', undefined],
  ] as const)('wants the VAT of the line to fit: %j, %s', (line, vatCode, doubt) => {
    if (!line) throw new Error('the sample has two lines')
    const coding = { ...PAPER, vatCode }
    const { lines } = uniformCoder({
      invoice: { ...INVOICE, lines: [line] },
      past: past(...alike(20, coding)),
      isOpen: open,
    })
    expect(lines[0]).toMatchObject({ coding, doubt })
  })

  it('is complete only if every line has a coding', () => {
    const line = { lineId: '1', coding: PAPER, doubt: undefined, evidence: [] }
    const of = (...lines: readonly (typeof line | (Omit<typeof line, 'coding'> & { coding: undefined }))[]) =>
      isComplete({ model: 'm', threshold: 't', lines })
    expect([of(line), of(line, { ...line, coding: undefined }), of({ ...line, coding: undefined })]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is automatic only if every line is', () => {
    const proposal = uniformCoder({ invoice: INVOICE, past: past(...alike(20)), isOpen: open })
    expect(proposal.lines.map((l) => l.doubt)).toEqual([undefined, 'WAY_VAT_DIFFERS'])
    expect(doubtOf(proposal)).toBe('WAY_VAT_DIFFERS')
  })
})
