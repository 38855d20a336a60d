import { describe, expect, it } from 'vitest'
import { INVOICE } from '../invoice/sample.test-support.ts'
import type { Coding } from './coding.ts'
import { type Learned, learnedCoder, modelOfLearned } from './learned.ts'
import { doubtOf, isComplete, type PastLine } from './proposal.ts'
import { type Evidence, propose } from './propose.ts'
import { PERMISSION } from './sample.test-support.ts'
import type { SuggestedLine } from './suggest.ts'

const PAPER: Coding = { account: '4110', vatCode: 'I25', dimensions: { project: '7' } }
const TOOLS: Coding = { account: '4200', vatCode: 'I25', dimensions: {} }
const FREE: Coding = { account: '4300', vatCode: 'I0', dimensions: {} }
const [standard, exempt] = INVOICE.lines
const one = { ...INVOICE, lines: INVOICE.lines.slice(0, 1) }

const past = (...codings: readonly Coding[]): readonly PastLine[] =>
  codings.map((coding, i) => ({ lineId: `p${i}`, bookedOn: '2026-01-01', coding }))

function said(...lines: readonly Omit<SuggestedLine, 'lineId'>[]): Learned {
  return {
    suggestion: { lines: lines.map((line, i) => ({ lineId: `${i}`, ...line })) },
    permission: PERMISSION,
  }
}

describe('the learned coder', () => {
  it('says the account, and takes the rest of the coding from the lines that people gave it', () => {
    const proposal = learnedCoder(
      one,
      past(PAPER, TOOLS, PAPER),
      said({ account: PAPER.account, score: 0.9 }),
    )
    expect(proposal).toEqual({
      model: 'learned@sha',
      threshold: 'a score of 0.9 for every line: at most 1.80 % of such invoices wrong, 2.00 % permitted',
      lines: [{ lineId: standard?.id, coding: PAPER, doubt: undefined, evidence: ['p0', 'p2'] }],
    })
    expect(proposal && modelOfLearned(proposal)).toBe('sha')
    expect(modelOfLearned({ model: 'uniform-20@1' })).toBeUndefined()
  })

  it.each<[string, readonly PastLine[], Learned]>([
    ['its score is below the threshold', past(PAPER), said({ account: PAPER.account, score: 0.8999 })],
    ['it may only suggest', past(PAPER), said({ account: PAPER.account })],
    ['it proposes nothing', past(PAPER), said({})],
    ['it says nothing of the line', past(PAPER), said()],
    ['nobody has given the creditor that account there', past(TOOLS), said({ account: '4110', score: 1 })],
    [
      'people have not always written the same beside it',
      past(PAPER, { ...PAPER, dimensions: {} }),
      said({ account: '4110', score: 1 }),
    ],
    ['the VAT is another than belongs to the coding', past(FREE), said({ account: '4300', score: 1 })],
  ])('proposes nothing where %s', (_, before, learned) => {
    expect(learnedCoder(one, before, learned)).toBeUndefined()
  })

  it('proposes whole invoices or nothing', () => {
    const sure = { account: PAPER.account, score: 0.99 }
    const free = { account: FREE.account, score: 0.99 }
    const before = past(PAPER, FREE)
    expect(exempt?.vatRate).toBe(0)
    expect(learnedCoder(INVOICE, before, said(sure, free))?.lines).toHaveLength(2)
    expect(learnedCoder(INVOICE, before, said(sure))).toBeUndefined()
    expect(learnedCoder(INVOICE, before, said(sure, { ...free, score: 0.1 }))).toBeUndefined()
    expect(learnedCoder({ ...INVOICE, lines: [] }, before, said())).toBeUndefined()
  })
})

describe('which coder decides', () => {
  const evidence = (change: Partial<Evidence>): Evidence => ({
    invoice: one,
    past: past(PAPER, TOOLS),
    original: undefined,
    isOpen: () => true,
    ...change,
  })
  const sure = said({ account: PAPER.account, score: 0.95 })

  it('is the learned one alone where it may, also of what the rule of thumb is sure of', () => {
    expect(doubtOf(propose(evidence({})))).toBe('WAY_NO_EXPERIENCE')
    expect(propose(evidence({ learned: sure })).model).toBe('learned@sha')
    const uniform = past(...Array.from({ length: 20 }, () => TOOLS))
    expect(doubtOf(propose(evidence({ past: uniform })))).toBeUndefined()
    const tools = said({ account: TOOLS.account, score: 0.95 })
    expect(propose(evidence({ past: uniform, learned: tools })).model).toBe('learned@sha')
    // Another account than all before it has no precedent.
    for (const learned of [sure, said({ account: TOOLS.account, score: 0.5 })]) {
      const proposal = propose(evidence({ past: uniform, learned }))
      expect(proposal.lines).toMatchObject([{ coding: TOOLS, doubt: 'WAY_CODER_UNSURE' }])
    }
    expect(doubtOf(propose(evidence({ past: uniform, learned: 'frozen' })))).toBe('WAY_FROZEN')
    const note = { ...one, kind: 'creditNote' as const }
    expect(modelOfLearned(propose(evidence({ invoice: note, learned: sure })))).toBeUndefined()
  })

  it('says that nobody has coded the like lately of whatever the control may draw, sure or not, but of no credit note', () => {
    for (const account of [{ account: PAPER.account, score: 0.95 }, {}]) {
      const { suggestion, permission } = said(account)
      const stale: Learned = { suggestion: { ...suggestion, stale: true }, permission }
      expect(propose(evidence({ learned: stale }))).toHaveProperty('stale', true)
      expect(propose(evidence({ learned: { suggestion, permission } }))).not.toHaveProperty('stale')
      const note = { ...one, kind: 'creditNote' as const }
      expect(propose(evidence({ invoice: note, learned: stale }))).not.toHaveProperty('stale')
    }
    for (const learned of [undefined, 'silent', 'frozen'] as const)
      expect(propose(evidence({ learned }))).not.toHaveProperty('stale')
  })

  it('is nobody where the account that used to be used is closed: what took its place no past line can tell', () => {
    const closed = { isOpen: (account: string) => account !== TOOLS.account }
    expect(doubtOf(propose(evidence({ ...closed, learned: sure })))).toBe('WAY_ACCOUNT_CLOSED')
    expect(doubtOf(propose(evidence({ ...closed, learned: 'frozen' })))).toBe('WAY_ACCOUNT_CLOSED')
  })

  it('is not the rule of thumb where only the VAT is another than goes with what is uniform', () => {
    const vat = {
      past: past(...Array.from({ length: 20 }, () => PAPER)),
      invoice: { ...INVOICE, lines: INVOICE.lines.slice(1) },
    }
    expect(doubtOf(propose(evidence(vat)))).toBe('WAY_VAT_DIFFERS')
    expect(doubtOf(propose(evidence({ ...vat, learned: 'frozen' })))).toBe('WAY_FROZEN')
  })

  it('is people where the learned one is not sure, with the proposal and the doubt of the rule of thumb', () => {
    const learned = said({ account: PAPER.account, score: 0.5 })
    expect(propose(evidence({ learned }))).toEqual(propose(evidence({})))
  })

  it('is people where the learned one might decide and could not be asked: nobody takes its place', () => {
    const uniform = past(...Array.from({ length: 20 }, () => TOOLS))
    const proposal = propose(evidence({ past: uniform, learned: 'silent' }))
    expect(proposal.lines).toMatchObject([{ coding: TOOLS, doubt: 'WAY_CODER_SILENT' }])
  })

  it('is nobody where the learned one was wrong lately: people code it with no proposal in sight', () => {
    const proposal = propose(evidence({ learned: 'frozen' }))
    expect(doubtOf(proposal)).toBe('WAY_FROZEN')
    expect(isComplete(proposal)).toBe(false)
  })
})
