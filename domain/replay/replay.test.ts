import { describe, expect, it } from 'vitest'
import { PERMISSION } from '../coding/sample.test-support.ts'
import { CONTROL_RATE } from '../control/area.ts'
import { STALE_CONTROL } from '../control/stale.ts'
import type { Likeness } from '../duplicates/verdict.ts'
import { INVOICE } from '../invoice/sample.test-support.ts'
import { type Decided, decideAgain, divergences, type Facts } from './replay.ts'

const PAPER = { account: '4110', vatCode: 'I25', dimensions: { project: '7' } } as const
const invoice = {
  ...INVOICE,
  lines: INVOICE.lines.slice(0, 1),
  vat: INVOICE.vat.slice(0, 1),
  totals: { lines: 10_000, net: 10_000, vat: 2_500, gross: 12_500, payable: 12_500 },
}
const LIKENESS: Likeness = { of: 'c', rule: 'near-number', action: 'flag', odds: 1.26 }

const FACTS: Facts = {
  invoice,
  receivedAt: '2026-03-13T00:30:00Z',
  institution: { area: 'skoler', costCentre: '1000' },
  creditors: [{ creditorNo: 'K1', accounts: ['BANK:5301-0001234567'] }],
  sameNumber: [],
  corrections: [],
  alike: [],
  past: Array.from({ length: 20 }, (_, i) => ({ lineId: `p${i}`, bookedOn: '2026-01-01', coding: PAPER })),
  original: undefined,
  learned: undefined,
  isOpen: () => true,
  mode: 'on',
  draw: 0.5,
  inclusion: 0.05,
  earlierChance: undefined,
  joined: undefined,
}

/** What differs when the decision is computed again from altered facts. */
const differing = (altered: Partial<Facts>) =>
  divergences(decideAgain(FACTS), decideAgain({ ...FACTS, ...altered })).map((d) => d.what)

describe('a decision computed again', () => {
  it('is the same from the same facts', () => {
    const decided = decideAgain(FACTS)
    expect(decided).toMatchObject({
      invoice,
      findings: [],
      duplicates: { verdict: 'none', of: [] },
      proposal: { lines: [{ lineId: '1', coding: PAPER, doubt: undefined }] },
      draw: 0.5,
      mode: 'on',
      route: { to: 'robot' },
    })
    expect(divergences(decided, decideAgain(FACTS))).toEqual([])
  })

  it('is the same when the store has kept nothing where there was undefined', () => {
    const decided = decideAgain(FACTS)
    const stored = JSON.parse(JSON.stringify({ ...decided, mode: 'on' })) as Decided
    expect(divergences(stored, decided)).toEqual([])
    const lines = decided.proposal.lines.map((l) => ({ ...l, doubt: null }) as never)
    expect(divergences({ ...decided, proposal: { ...decided.proposal, lines } }, decided)).toEqual([])
    expect(divergences({ ...decided, mode: null as never }, { ...decided, mode: undefined })).toEqual([])
  })

  it.each<[string, Partial<Facts>, readonly string[]]>([
    [
      'one line of the past',
      { past: FACTS.past.map((p, i) => (i === 3 ? { ...p, coding: { ...PAPER, account: '4111' } } : p)) },
      ['proposal.line 1', 'route'],
    ],
    [
      'another line as evidence',
      { past: FACTS.past.map((p, i) => (i === 3 ? { ...p, lineId: 'q' } : p)) },
      ['proposal.line 1'],
    ],
    ['an account that is closed', { isOpen: () => false }, ['proposal.line 1', 'route']],
    ['a creditor that is gone', { creditors: [] }, ['findings', 'route']],
    [
      'the same number',
      { sameNumber: ['invoice/erp/2'], corrections: ['invoice/erp/3'] },
      ['duplicates', 'route'],
    ],
    ['another credit note', { corrections: ['invoice/erp/3'] }, ['duplicates', 'route']],
    ['a likeness', { alike: [LIKENESS] }, ['duplicates', 'route']],
    ['the draw', { draw: 0.6 }, ['draw']],
    ['the mode, and with it the chance of the draw', { mode: 'pilot' }, ['mode', 'inclusion']],
    ['the chance of an earlier start', { earlierChance: 0.2 }, ['inclusion']],
    ['the draw of a control', { draw: 0.01 }, ['draw', 'route']],
    ['a mode that stops', { mode: 'stopped' }, ['mode', 'route']],
    ['a text on the document', { invoice: { ...invoice, number: 'F-1002' } }, ['invoice']],
    [
      'another line on the document',
      { invoice: { ...invoice, lines: [{ ...invoice.lines[0], id: '2' }] as never } },
      ['invoice', 'proposal.line 1', 'proposal.line 2'],
    ],
    [
      'the kind of the document',
      { invoice: { ...invoice, kind: 'creditNote' } },
      ['invoice', 'proposal.model', 'proposal.threshold', 'proposal.line 1', 'route'],
    ],
  ])('differs where its facts do: %s', (_, altered, what) => {
    expect(differing(altered)).toEqual(what)
  })

  it('tells both values', () => {
    const kept = decideAgain(FACTS)
    expect(divergences(kept, { ...kept, draw: 0.7 })).toEqual([{ what: 'draw', kept: 0.5, again: 0.7 }])
    expect(divergences(kept, { ...kept, draw: 0 })).toHaveLength(1)
    expect(divergences({ ...kept, mode: undefined }, kept)).toEqual([
      { what: 'mode', kept: undefined, again: 'on' },
    ])
  })

  it('names the others of a duplicate, those of the same number before those that are only alike', () => {
    const of = (sameNumber: readonly string[], corrections: readonly string[], alike = [LIKENESS]) =>
      decideAgain({ ...FACTS, sameNumber, corrections, alike }).duplicates
    expect(of(['a'], ['b'])).toEqual({ verdict: 'same', of: ['a'] })
    expect(of([], ['b'], [])).toEqual({ verdict: 'perhaps', of: ['b'] })
    expect(of([], ['b'])).toEqual({
      verdict: 'perhaps',
      of: ['c', 'b'],
      because: { rule: 'near-number', odds: 1.3 },
    })
  })

  it('differs where the like was, or was not, coded lately, whether the learned coder is sure or not', () => {
    for (const score of [1, 0]) {
      const of = (stale: boolean, draw = 0.5) => {
        const lines = [{ lineId: '1', account: PAPER.account, score }]
        const learned = { suggestion: { lines, ...(stale ? { stale } : {}) }, permission: PERMISSION }
        return decideAgain({ ...FACTS, learned, draw })
      }
      const differ = (draw: number) => divergences(of(false, draw), of(true, draw)).map((d) => d.what)
      expect([of(false).inclusion, of(true).inclusion]).toEqual([CONTROL_RATE.on, STALE_CONTROL])
      expect(differ(0.5)).toEqual(['proposal.stale', 'inclusion'])
      expect(differ(0.2)).toEqual(['proposal.stale', 'route'])
    }
  })

  it('draws nothing of what is not predicted where no chance was kept: nothing was, then', () => {
    const doubtful = { ...FACTS, past: FACTS.past.slice(1), draw: 0.01 }
    expect(decideAgain(doubtful).route).toMatchObject({ reason: 'WAY_CONTROL', blind: true })
    const before = decideAgain({ ...doubtful, inclusion: undefined })
    expect(before).toMatchObject({
      route: { reason: 'WAY_NO_EXPERIENCE', blind: false },
      inclusion: undefined,
    })
    expect(decideAgain({ ...FACTS, inclusion: undefined, draw: 0.01 }).route).toMatchObject({
      reason: 'WAY_CONTROL',
    })
  })

  it('knows who could not be asked', () => {
    expect(decideAgain({ ...FACTS, learned: 'silent' }).route).toMatchObject({ reason: 'WAY_CODER_SILENT' })
  })
})
