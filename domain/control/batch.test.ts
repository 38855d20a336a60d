import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Proposal, ProposedLine } from '../coding/proposal.ts'
import type { InvoiceId } from '../invoice/id.ts'
import type { Route } from '../invoice/route.ts'
import { batchOf, type Member, partOf, probeAmong } from './batch.ts'

const id = (n: number): InvoiceId => `invoice/erp/${n}`
const member = (n: number, place: number, letGo = false): Member => ({
  id: id(n),
  place,
  ...(letGo ? { letGo: true } : {}),
})

describe('who is coded first', () => {
  it('is nobody of two', () => {
    expect(probeAmong([member(1, 0.3), member(2, 0.2)])).toBeUndefined()
  })

  it('is the greatest in the draw of those that are not posted, so that what the control has drawn holds nobody up', () => {
    const members = [member(1, 0.9, true), member(2, 0.3), member(3, 0.4)]
    expect(probeAmong(members)).toEqual({ id: id(3), among: 3 })
  })

  it('does not hang on the order in which they came, and stays the same with the same members', () => {
    const all = fc.uniqueArray(
      fc.record({ n: fc.nat(50), place: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { minLength: 3, selector: ({ n }) => n },
    )
    fc.assert(
      fc.property(all, fc.nat(), (drawn, shift) => {
        const members = drawn.map(({ n, place }, i) => member(n, place + i / 1e9))
        const turned = members.map((_, i) => members[(i + shift) % members.length] as Member)
        expect(probeAmong(turned)).toEqual(probeAmong(members))
      }),
    )
  })
})

describe('what an invoice is in its batch', () => {
  const members = [member(1, 0.1, true), member(2, 0.7), member(3, 0.4)]
  it('has to be settled first', () => {
    expect(partOf({ members }, id(2))).toBeUndefined()
  })
  it('is alone for ever once the robot was let go with it', () => {
    expect(partOf({ members }, id(1))).toBe('letGo')
    expect(partOf({ members, probe: { id: id(3), among: 3 } }, id(1))).toBe('letGo')
  })
  it('is the first, or one of the rest, whether it is written down or not', () => {
    const batch = { members, probe: { id: id(3), among: 3 } }
    expect([2, 3, 4].map((n) => partOf(batch, id(n)))).toEqual(['rest', 'probe', 'rest'])
  })
})

describe('the batch', () => {
  const line = (account: string): ProposedLine => ({
    lineId: account,
    coding: { account, vatCode: 'I25', dimensions: {} },
    doubt: undefined,
    evidence: [],
  })
  const learned = (...accounts: readonly string[]): Proposal => ({
    model: 'learned@1',
    threshold: '',
    lines: accounts.map(line),
  })
  const WHOSE = { creditorNo: 'K1', gln: '5790000000000' }
  const ROBOT: Route = { to: 'robot' }
  const of = (
    proposal = learned('4110'),
    whose: Parameters<typeof batchOf>[1] = WHOSE,
    day = '2026-03-13',
    route: Route = ROBOT,
  ) => batchOf(day, whose, proposal, route)

  it('is that of a day, a creditor, an institution and what is proposed', () => {
    expect(of(learned('4110', '4120'))).toBe(of(learned('4120', '4110', '4110')))
    const others = [
      of(),
      of(learned('4110', '4120')),
      of(learned('4120')),
      of(undefined, { ...WHOSE, creditorNo: 'K2' }),
      of(undefined, { ...WHOSE, gln: '5790000000001' }),
      of(undefined, WHOSE, '2026-03-14'),
    ]
    expect(new Set(others).size).toBe(others.length)
  })

  it('is also that of one that the control has drawn, and of none that people get anyway or another coder decides', () => {
    const to = (reason: 'WAY_CONTROL' | 'WAY_FROZEN'): Route => ({
      to: 'person',
      reason,
      blind: true,
      proposal: true,
      mayBeDuplicate: false,
    })
    expect(of(undefined, WHOSE, '2026-03-13', to('WAY_CONTROL'))).toBe(of())
    expect(of(undefined, WHOSE, '2026-03-13', to('WAY_FROZEN'))).toBeUndefined()
    expect(of({ ...learned('4110'), model: 'uniform@1' })).toBeUndefined()
    expect(of(undefined, { ...WHOSE, creditorNo: undefined })).toBeUndefined()
    expect(of(undefined, { ...WHOSE, gln: undefined })).toBeUndefined()
  })
})
