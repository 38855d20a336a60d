/** What an invoice that has ended tells a training: its own lines, and what their labels are worth. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodedLine } from '../domain/coding/coding.ts'
import { dayOf } from '../domain/coding/line.ts'
import { linesOf } from '../domain/coding/lines.ts'
import type { Route } from '../domain/invoice/route.ts'
import { INVOICE } from '../domain/invoice/sample.test-support.ts'
import { ROBOT_USER } from '../erp/port.ts'
import type { EndedRecord } from '../store/records-read-again.ts'
import { linesOfRecord } from './training-record.ts'

const AT = new Date('2026-03-20T10:00:00Z')
const FACTS = linesOf(INVOICE, 'K1', dayOf('2026-03-20'))
const coding = (account: string) => ({ account, vatCode: 'I25', dimensions: {} }) as const
const part = (lineId: string, account: string, net: number): CodedLine => ({
  lineId,
  coding: coding(account),
  net,
})
const AS_SHOWN = [part('1', 'A', 10_000), part('2', 'B', 4_000)]
const CONTROL: Route = {
  to: 'person',
  reason: 'WAY_CONTROL',
  blind: true,
  proposal: true,
  mayBeDuplicate: false,
}

interface Case {
  readonly end?: EndedRecord['outcome']['end']
  readonly by?: string
  readonly lines?: readonly CodedLine[]
  readonly route?: Route
  readonly wasShown?: boolean
  /** The chance of the draw; none where it had no part. */
  readonly inclusion?: number | undefined
  /** How it was shown to people; not at all where it is absent. */
  readonly review?: { readonly blind: boolean; readonly proposal: boolean }
  readonly model?: string
}

function ended({ end = 'postedByPerson', by = 'anne', lines = AS_SHOWN, ...change }: Case): EndedRecord {
  const { route = CONTROL, review, model = 'learned@sha', wasShown = false } = change
  const inclusion = 'inclusion' in change ? change.inclusion : 0.05
  const proposed = AS_SHOWN.map(({ lineId, coding }) => ({
    lineId,
    coding,
    doubt: undefined,
    evidence: [],
  }))
  return {
    _id: 'invoice/erp/D1',
    documentId: 'D1',
    invoice: INVOICE,
    parties: { creditorNo: 'K1', findings: [], rulesVersion: 1, run: 1 },
    proposal: { model, threshold: '', lines: proposed, asOf: AT, run: 1 },
    routed: { route, mode: 'on', draw: 0, ...(inclusion ? { inclusion } : {}), at: AT, run: 1 },
    wasShown,
    ...(review
      ? {
          review: {
            reason: 'WAY_CONTROL',
            mayBeDuplicate: false,
            level: 0,
            since: AT,
            deadlines: [],
            ...review,
          },
        }
      : {}),
    outcome: { end, by, at: AT, lines },
  }
}
const BLIND = { blind: true, proposal: true }
const IN_SIGHT = { blind: false, proposal: true }
const HALTED: Case = { route: { to: 'robot' }, review: IN_SIGHT }

describe('an ended invoice in a training', () => {
  it('is its own lines as they are asked when it arrives, whatever the parts in which people booked them', () => {
    const parts = fc.array(
      fc.record({ share: fc.integer({ min: 1, max: 99 }), account: fc.constantFrom('A', 'B') }),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(parts, (first) => {
        const lines = [
          ...first.map(({ share, account }) => part('1', account, 100 * share)),
          part('2', 'B', 4_000),
        ]
        const told = linesOfRecord(ended({ lines, review: BLIND }))
        const facts = told.map(({ account, costCentre, mixed, unseen, inclusion, ...rest }) => rest)
        expect(facts).toEqual(FACTS.map((line, i) => ({ ...line, lineId: `invoice/erp/D1/${i + 1}` })))
        const accounts = [...new Set(first.map((p) => p.account))]
        expect(told[0]).toMatchObject(
          accounts.length === 1 ? { account: accounts[0] } : { account: '', mixed: 'split' },
        )
        expect(told[1]).toMatchObject({ account: 'B' })
      }),
    )
  })

  it('says nothing of who is right where a proposal was in sight, in none of its lines, whatever people coded', () => {
    const account = fc.constantFrom('A', 'B', 'C')
    fc.assert(
      fc.property(account, account, fc.constantFrom<Route>(CONTROL, { to: 'robot' }), (one, two, route) => {
        const lines = [part('1', one, 10_000), part('2', two, 4_000)]
        const told = linesOfRecord(ended({ lines, route, review: IN_SIGHT }))
        expect(told.map((l) => [l.aided, l.undrawn, l.inclusion])).toEqual([
          [true, true, 0.05],
          [true, true, 0.05],
        ])
        // What was left as it was shown is nobody's word; what was corrected is a person's.
        expect(told.map((l) => (l.unseen ? 'shown' : l.account))).toEqual([
          one === 'A' ? 'shown' : one,
          two === 'B' ? 'shown' : two,
        ])
      }),
    )
  })

  it.each<[string, Case]>([
    ['blind', { review: BLIND }],
    ['without a proposal', { review: { blind: false, proposal: false } }],
    ['in the ERP', { end: 'codedInErp', review: IN_SIGHT }],
  ])('proves with all of its lines what people coded %s', (_, how) => {
    const route = { ...CONTROL, reason: 'WAY_NO_EXPERIENCE' } as const
    const told = linesOfRecord(ended({ ...how, model: 'uniform', route, inclusion: undefined }))
    expect(told.map((l) => [l.account, l.aided, l.apart, l.unseen])).toEqual([
      ['A', undefined, undefined, undefined],
      ['B', undefined, undefined, undefined],
    ])
  })

  it('proves nothing with what was decided since a draw waits: posted at once it would stand there without the draws that are missing', () => {
    const unseen = ended({ end: 'postedByRobot', by: 'robot', route: { to: 'robot' } })
    const drawn = ended({ review: BLIND })
    expect(linesOfRecord(unseen, AT)).toEqual([])
    expect(linesOfRecord(drawn, AT)[0]).toMatchObject({ account: 'A', apart: true })
    expect(linesOfRecord(drawn, AT)[0]).not.toHaveProperty('inclusion')
    const later = new Date(AT.getTime() + 1)
    expect(linesOfRecord(unseen, later)[0]).toMatchObject({ inclusion: 0.05 })
    expect(linesOfRecord(drawn, later)[0]).toMatchObject({ inclusion: 0.05 })
  })

  it.each([
    ['learned@sha', 0.05],
    ['uniform', 0.2],
  ])('counts by the chance of the draw, whoever decided: %s', (model, inclusion) => {
    const how = { model, inclusion }
    const [drawn] = linesOfRecord(ended({ ...how, review: BLIND }))
    expect(drawn).toMatchObject({ account: 'A', inclusion })
    expect(drawn).not.toHaveProperty('undrawn')
    const [posted] = linesOfRecord(
      ended({ ...how, end: 'postedByRobot', by: 'robot', route: { to: 'robot' } }),
    )
    expect(posted).toMatchObject({ unseen: true, account: '', inclusion })
  })

  it('counts what people were left with by the same draw: blind it is a label, in sight one that is missing', () => {
    const doubted = { ...CONTROL, reason: 'WAY_NO_EXPERIENCE', blind: false } as const
    const [seen] = linesOfRecord(ended({ route: doubted, review: IN_SIGHT }))
    expect(seen).toMatchObject({ inclusion: 0.05, undrawn: true, aided: true })
    // Started again it may have been seen before it was drawn.
    const [again] = linesOfRecord(ended({ review: BLIND, wasShown: true }))
    expect(again).toMatchObject({ account: 'A', inclusion: 0.05, undrawn: true })
  })

  it('is among those of which an earlier start was drawn, though a later one did not come to the draw, and has no label', () => {
    const stopped = { ...CONTROL, reason: 'WAY_AREA_STOPPED', blind: false } as const
    const record = ended({ route: stopped, review: IN_SIGHT, inclusion: undefined })
    const routed = { ...(record.routed as NonNullable<typeof record.routed>), earlierChance: 0.25 }
    for (const line of linesOfRecord({ ...record, routed }))
      expect(line).toMatchObject({ inclusion: 0.25, undrawn: true, aided: true })
    const robots = ended({ end: 'postedByRobot', by: 'robot', route: { to: 'robot' }, inclusion: undefined })
    for (const line of linesOfRecord({ ...robots, routed: { ...routed, route: { to: 'robot' } } }))
      expect(line).toMatchObject({ inclusion: 0.25, unseen: true })
  })

  it.each<[string, Case]>([
    ['approved', HALTED],
    ['corrected', { ...HALTED, lines: [part('1', 'C', 10_000), part('2', 'B', 4_000)] }],
    ['coded in the ERP', { ...HALTED, end: 'codedInErp' }],
  ])('is one that was not drawn where the robot was halted, whatever people say of it: %s', (_, how) => {
    for (const line of linesOfRecord(ended(how)))
      expect(line).toMatchObject({ inclusion: 0.05, undrawn: true })
  })

  it.each<[string, Case]>([
    [
      'what the robot posted when the chance of the draw was not kept',
      { end: 'postedByRobot', by: 'robot', route: { to: 'robot' }, inclusion: undefined },
    ],
    ['what another installation of the robot posted', { end: 'codedInErp', by: ROBOT_USER }],
  ])('is silent of %s', (_, how) => {
    expect(linesOfRecord(ended(how))).toEqual([])
  })

  it('proves nothing with what was drawn or halted when the chance of the draw was not kept: the others are missing', () => {
    const before = { inclusion: undefined, review: BLIND }
    const halted: Case = { ...before, route: { to: 'robot' }, end: 'codedInErp' }
    for (const how of [before, halted])
      expect(linesOfRecord(ended(how))[0]).toMatchObject({ account: 'A', apart: true })
  })

  it('is silent of what was returned, of credit notes, and of creditors and institutions that nobody knows', () => {
    const record = ended({ review: BLIND })
    expect(linesOfRecord({ ...record, outcome: { end: 'returned', by: 'anne', at: AT } })).toEqual([])
    const { gln, ...nowhere } = INVOICE
    expect(linesOfRecord({ ...record, invoice: { ...INVOICE, kind: 'creditNote' } })).toEqual([])
    expect(linesOfRecord({ ...record, invoice: nowhere })).toEqual([])
    expect(linesOfRecord({ ...record, parties: { findings: [], rulesVersion: 1, run: 1 } })).toEqual([])
  })
})
