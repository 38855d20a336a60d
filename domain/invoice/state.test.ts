import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision, DecisionKind } from '../review/decision.ts'
import { closingOf } from './model-calls.test-support.ts'
import type { Broken } from './model-erp.test-support.ts'
import { type Drawn, order, play } from './model-orders.test-support.ts'
import type { Route } from './route.ts'
import {
  type Act,
  type Event,
  looksLike,
  MAX_ROUNDS,
  next,
  refuse,
  START,
  type State,
  statusOf,
} from './state.ts'

type Phase<P extends State['phase']> = Extract<State, { phase: P }>

const ROBOT: Act = { kind: 'post', by: 'robot' }
const BY_ANNA: Act = { kind: 'post', by: 'person', person: 'anna', decision: 'd1' }
const taken: State = { phase: 'assessing', takenOver: true }
const acting: Phase<'acting'> = {
  phase: 'acting',
  act: ROBOT,
  blind: false,
  proposal: true,
  mayBeDuplicate: false,
  round: 0,
}
const annaActs: Phase<'acting'> = { ...acting, act: BY_ANNA }
const inDoubt: Phase<'inDoubt'> = { ...acting, phase: 'inDoubt', retry: false, reason: 'WAY_ERP_SILENT' }
const waiting: Phase<'waiting'> = {
  phase: 'waiting',
  reason: 'WAY_NO_EXPERIENCE',
  blind: false,
  proposal: true,
  mayBeDuplicate: false,
  level: 0,
  listed: false,
}
const perhapsTwice: Phase<'waiting'> = { ...waiting, reason: 'WAY_PERHAPS_DUPLICATE', mayBeDuplicate: true }
const ended: Phase<'ended'> = { phase: 'ended', end: 'postedByRobot', by: 'robot', journalNo: 7 }
const held: Phase<'held'> = {
  phase: 'held',
  hold: { gathersUntil: '2026-03-13T01:00:00Z', until: '2026-03-16T15:00:00Z', askEveryMs: 600_000 },
}
const PHASES: readonly State[] = [START, acting, inDoubt, waiting, held, ended]

const toPerson: Route = {
  to: 'person',
  reason: 'RULE_CURRENCY',
  blind: false,
  proposal: false,
  mayBeDuplicate: false,
}

function decision(kind: DecisionKind): Decision {
  return { id: 'd1', by: 'anna', kind, ...(kind === 'ask' ? { colleague: 'bo' } : {}) }
}
const decided = (kind: DecisionKind): Event => ({ type: 'decided', decision: decision(kind) })

describe('routed', () => {
  it('to the robot, it posts', () => {
    expect(next(START, { type: 'routed', route: { to: 'robot' } })).toEqual(acting)
  })

  it('to the robot where others may be alike, it is held', () => {
    const { hold } = held
    expect(next(START, { type: 'routed', route: { to: 'robot' }, hold })).toEqual(held)
    expect(next(taken, { type: 'routed', route: { to: 'robot' }, hold })).toMatchObject({
      phase: 'waiting',
      reason: 'WAY_OPERATOR',
    })
    expect(next(START, { type: 'routed', route: toPerson, hold })).toMatchObject({ phase: 'waiting' })
  })

  it.each(['person', 'erp'] as const)('to a %s, it waits for the reason of the route', (to) => {
    const route: Route = { to, reason: 'WAY_CONTROL', blind: true, proposal: true, mayBeDuplicate: false }
    expect(next(START, { type: 'routed', route })).toEqual({
      ...waiting,
      reason: 'WAY_CONTROL',
      blind: true,
    })
    expect(next(taken, { type: 'routed', route: toPerson })).toEqual({
      ...waiting,
      reason: 'RULE_CURRENCY',
      proposal: false,
    })
  })

  it('to the robot after an operator took over, it waits for people, who see the proposal', () => {
    expect(next(taken, { type: 'routed', route: { to: 'robot' } })).toEqual({
      ...waiting,
      reason: 'WAY_OPERATOR',
    })
  })

  it.each(PHASES.slice(1))('changes nothing in $phase', (state) => {
    expect(next(state, { type: 'routed', route: { to: 'robot' } })).toBe(state)
  })
})

describe('closed and withdrawn', () => {
  it.each(PHASES.slice(0, -1))('end the invoice in $phase', (state) => {
    expect(next(state, { type: 'closed', end: 'codedInErp', by: 'kim', journalNo: 3 })).toEqual({
      phase: 'ended',
      end: 'codedInErp',
      by: 'kim',
      journalNo: 3,
    })
    const without = next(state, { type: 'closed', end: 'returned', by: 'anna' })
    expect(without).toStrictEqual({ phase: 'ended', end: 'returned', by: 'anna' })
    expect(next(state, { type: 'withdrawn', by: 'kim' })).toEqual({
      phase: 'ended',
      end: 'withdrawn',
      by: 'kim',
    })
  })

  const EVENTS: readonly Event[] = [
    { type: 'routed', route: toPerson },
    { type: 'takenOver' },
    { type: 'closed', end: 'returned', by: 'anna' },
    { type: 'withdrawn', by: 'kim' },
    { type: 'notDone', reason: 'WAY_AREA_STOPPED' },
    { type: 'unknown' },
    { type: 'open' },
    decided('code'),
    { type: 'deadlinePassed' },
    { type: 'letGo' },
    { type: 'probed' },
  ]
  it.each(EVENTS)('an end is the end: $type changes nothing', (event) => {
    expect(next(ended, event)).toBe(ended)
  })
})

describe('an operator takes over', () => {
  it('before the route is known', () => {
    expect(next(START, { type: 'takenOver' })).toEqual(taken)
  })
  it('from the robot: the ERP is asked first', () => {
    expect(next(acting, { type: 'takenOver' })).toEqual({ ...inDoubt, reason: 'WAY_OPERATOR' })
    expect(next({ ...inDoubt, retry: true, round: 2 }, { type: 'takenOver' })).toEqual({
      ...inDoubt,
      round: 2,
      reason: 'WAY_OPERATOR',
    })
  })
  it('from what is held: the ERP may keep it already', () => {
    expect(next(held, { type: 'takenOver' })).toEqual({ ...inDoubt, proposal: false, reason: 'WAY_OPERATOR' })
  })
  it.each([annaActs, inDoubt, waiting])('and what people have already stays as it is ($phase)', (state) => {
    expect(next(state, { type: 'takenOver' })).toBe(state)
  })
})

describe('an act', () => {
  it('that was not done leads through doubt to people, with the reason', () => {
    expect(next(annaActs, { type: 'notDone', reason: 'ERP_PERIOD_CLOSED' })).toEqual({
      ...inDoubt,
      act: BY_ANNA,
      reason: 'ERP_PERIOD_CLOSED',
    })
  })

  it.each(['WAY_FROZEN', 'WAY_CODER_STOPPED'] as const)(
    'that was halted for %s leads to people who can approve no proposal, whatever becomes of it then',
    (reason) => {
      const events = [{ type: 'notDone', reason }, { type: 'open' }] as const
      const state = events.reduce<State>(next, acting)
      expect(state).toEqual({ ...waiting, reason, proposal: false, listed: true })
      expect(refuse(state, decision('approve'))).toEqual({ code: 'DECISION_NO_PROPOSAL' })
      const refused = [
        decided('code'),
        { type: 'notDone', reason: 'ERP_PERIOD_CLOSED' },
        { type: 'open' },
      ] as const
      expect(refused.reduce<State>(next, state)).toMatchObject({
        reason: 'ERP_PERIOD_CLOSED',
        proposal: false,
      })
    },
  )

  it('of the robot whose outcome is unknown is tried again when the ERP says that the document is open', () => {
    const doubt = next({ ...acting, round: 1 }, { type: 'unknown' })
    expect(doubt).toEqual({ ...inDoubt, retry: true, round: 1 })
    expect(next(doubt, { type: 'open' })).toEqual({ ...acting, round: 2 })
  })

  it('of the robot is tried again so often and no more', () => {
    expect(next({ ...acting, round: MAX_ROUNDS - 1 }, { type: 'unknown' })).toMatchObject({ retry: true })
    expect(next({ ...acting, round: MAX_ROUNDS }, { type: 'unknown' })).toMatchObject({ retry: false })
  })

  it('of a person whose outcome is unknown is theirs to try again', () => {
    expect(next(annaActs, { type: 'unknown' })).toMatchObject({ phase: 'inDoubt', retry: false })
  })

  it('that people are to take over waits on the ERP’s work list, fenced', () => {
    expect(next({ ...inDoubt, blind: true, proposal: false }, { type: 'open' })).toEqual({
      ...waiting,
      reason: 'WAY_ERP_SILENT',
      blind: true,
      proposal: false,
      listed: true,
    })
  })

  it('on a document that the ERP does not know any more waits for people, who are told so', () => {
    const gone = { type: 'open', reason: 'ERP_DOCUMENT_UNKNOWN' } as const
    expect(next(inDoubt, gone)).toEqual({ ...waiting, reason: 'ERP_DOCUMENT_UNKNOWN', listed: true })
    expect(next({ ...inDoubt, retry: true }, gone)).toEqual({ ...acting, round: 1 })
  })

  it.each([START, inDoubt, waiting])('answers nothing where none is under way ($phase)', (state) => {
    expect(next(state, { type: 'notDone', reason: 'WAY_AREA_STOPPED' })).toBe(state)
    expect(next(state, { type: 'unknown' })).toBe(state)
  })
  it.each([START, acting, waiting])('"open" is an answer only in doubt ($phase)', (state) => {
    expect(next(state, { type: 'open' })).toBe(state)
  })
})

describe('what is held', () => {
  it('is posted when the robot is let go with it', () => {
    expect(next(held, { type: 'letGo' })).toEqual(acting)
  })

  it('goes to a person, blind, where it is the one that is coded first', () => {
    const probe = next(held, { type: 'probed' })
    expect(probe).toEqual({ ...waiting, reason: 'WAY_PROBE', blind: true })
    expect(refuse(probe, decision('approve'))).toEqual({ code: 'DECISION_CONTROL' })
  })

  it.each(['WAY_PROBE_WRONG', 'WAY_BOOKED_SINCE', 'WAY_PROBE_UNANSWERED', 'WAY_AREA_STOPPED'] as const)(
    'goes to people for %s once the ERP has given it back, who see no proposal',
    (reason) => {
      const events = [{ type: 'notDone', reason }, { type: 'open' }] as const
      expect(events.reduce<State>(next, held)).toEqual({ ...waiting, reason, proposal: false, listed: true })
    },
  )

  it.each([START, acting, inDoubt, waiting])('these words mean nothing in $phase', (state) => {
    expect(next(state, { type: 'letGo' })).toBe(state)
    expect(next(state, { type: 'probed' })).toBe(state)
  })
})

describe('a decision', () => {
  it.each([
    ['approve', 'post'],
    ['code', 'post'],
    ['return', 'returned'],
    ['duplicate', 'duplicate'],
  ] as const)('to %s is carried out as %s, on the word of the person', (kind, act) => {
    expect(next({ ...waiting, level: 2 }, decided(kind))).toEqual({
      ...annaActs,
      act: { ...BY_ANNA, kind: act },
    })
  })

  it('keeps what is known of the invoice', () => {
    const control: State = { ...waiting, blind: true, proposal: true }
    expect(next(control, decided('code'))).toMatchObject({ blind: true, proposal: true })
    expect(next({ ...waiting, proposal: false }, decided('code'))).toMatchObject({ proposal: false })
  })

  it('to ask gives it to the colleague, and it waits on', () => {
    expect(next(waiting, decided('ask'))).toEqual({ ...waiting, assignee: 'bo' })
    expect(next(waiting, { type: 'decided', decision: { id: 'd1', by: 'anna', kind: 'ask' } })).toBe(waiting)
  })

  it.each(['WAY_DUPLICATE', 'WAY_PERHAPS_DUPLICATE'] as const)(
    '"not a duplicate" answers %s, and it waits on',
    (reason) => {
      const asked = next(START, {
        type: 'routed',
        route: { ...toPerson, reason, proposal: true, mayBeDuplicate: true },
      })
      expect(asked).toEqual({ ...perhapsTwice, reason })
      expect(next(asked, decided('notDuplicate'))).toEqual({ ...waiting, reason: 'WAY_NOT_DUPLICATE' })
    },
  )

  it('"not a duplicate" leaves any other reason as it is', () => {
    const found: State = { ...perhapsTwice, reason: 'RULE_CPR_FOUND' }
    expect(refuse(found, decision('approve'))).toEqual({ code: 'DECISION_DUPLICATE_FIRST' })
    expect(next(found, decided('notDuplicate'))).toEqual({ ...waiting, reason: 'RULE_CPR_FOUND' })
  })

  it('that the ERP refused leaves the question of the duplicate open', () => {
    const refused = [decided('return'), { type: 'notDone', reason: 'ERP_HELD' }, { type: 'open' }] as const
    const state = refused.reduce<State>(next, perhapsTwice)
    expect(state).toEqual({ ...perhapsTwice, reason: 'ERP_HELD', listed: true })
    expect(refuse(state, decision('code'))).toEqual({ code: 'DECISION_DUPLICATE_FIRST' })
    expect(refuse(state, decision('notDuplicate'))).toBeUndefined()
  })

  it.each([
    [START, 'code', 'DECISION_NOT_WAITING'],
    [acting, 'code', 'DECISION_TAKEN'],
    [inDoubt, 'code', 'DECISION_IN_DOUBT'],
    [held, 'code', 'DECISION_HELD'],
    [ended, 'code', 'DECISION_TAKEN'],
    [{ ...waiting, blind: true }, 'approve', 'DECISION_CONTROL'],
    [{ ...waiting, proposal: false }, 'approve', 'DECISION_NO_PROPOSAL'],
    [waiting, 'notDuplicate', 'DECISION_NOT_DUPLICATE_CASE'],
    [perhapsTwice, 'approve', 'DECISION_DUPLICATE_FIRST'],
    [perhapsTwice, 'code', 'DECISION_DUPLICATE_FIRST'],
    [{ ...waiting, reason: 'WAY_NOT_DUPLICATE' }, 'notDuplicate', 'DECISION_NOT_DUPLICATE_CASE'],
  ] as const)('in %j does not count: %s, %s', (state, kind, code) => {
    expect(refuse(state, decision(kind))).toEqual({ code })
    expect(next(state, decided(kind))).toBe(state)
  })

  it('on a control sample counts when it codes or sends back', () => {
    const control: State = { ...waiting, blind: true, proposal: false }
    for (const kind of ['code', 'return', 'ask', 'duplicate'] as const)
      expect(refuse(control, decision(kind))).toBeUndefined()
    expect(refuse(waiting, decision('approve'))).toBeUndefined()
  })
})

describe('a deadline', () => {
  it('hands a waiting invoice on, level by level, to finance and no further', () => {
    const levels: number[] = []
    let state: State = waiting
    for (let i = 0; i < 5; i += 1) {
      state = next(state, { type: 'deadlinePassed' })
      if (state.phase === 'waiting') levels.push(state.level)
    }
    expect(levels).toEqual([1, 2, 3, 3, 3])
  })
  it.each([START, acting, inDoubt])('means nothing in $phase', (state) => {
    expect(next(state, { type: 'deadlinePassed' })).toBe(state)
  })
})

describe('what people see of a waiting invoice', () => {
  it.each(['ask', 'notDuplicate'] as const)('changes with the decision %s', (kind) => {
    const after = next(perhapsTwice, decided(kind)) as typeof waiting
    expect(looksLike(perhapsTwice, after)).toBe(false)
  })
  it.each([
    { reason: 'WAY_OPERATOR' },
    { assignee: 'bo' },
    { blind: true },
    { proposal: false },
    { mayBeDuplicate: true },
  ] as const)('is another with %j', (change) => {
    expect(looksLike(waiting, { ...waiting, ...change })).toBe(false)
  })
  it('is the same whichever level it has come to', () => {
    expect(looksLike(waiting, { ...waiting, level: 2 })).toBe(true)
  })
})

it('shows every phase as a status', () => {
  expect(PHASES.map(statusOf)).toEqual([
    'underWay',
    'underWay',
    'inDoubt',
    'waiting',
    'held',
    'postedByRobot',
  ])
})

const ORDERS = 10_000

describe('in any order', () => {
  /** How often things came about, over all orders. */
  const seen = new Map<string, number>()

  it('an invoice comes to one end that agrees with the ERP, is closed once, and only by those who may', () => {
    fc.assert(
      fc.property(order, (drawn) => comesToOneEnd(drawn, undefined)),
      { numRuns: ORDERS, includeErrorInReport: true },
    )
  })

  it('and the orders go everywhere', () => {
    const rare = [
      'acting → inDoubt',
      'inDoubt → acting',
      'inDoubt → ended',
      'inDoubt → waiting',
      'waiting → acting',
      'assessing → held',
      'held → acting',
      'held → waiting',
      'held → inDoubt',
      'held → ended',
      'waiting → ended',
      'closed by a call that was given up',
      'fenced a call that was given up',
      'decided notDuplicate',
      'ended postedByRobot',
      'ended postedByPerson',
      'ended codedInErp',
      'ended returned',
      'ended withdrawn',
      'ended duplicateConfirmed',
    ]
    expect(rare.filter((what) => (seen.get(what) ?? 0) < 10)).toEqual([])
  })

  it.each([
    ['withoutFence', /people were told that it is theirs|not on the work list/],
    ['withoutArbiter', /closed twice/],
  ] as const)('an ERP %s is noticed', (broken, sentence) => {
    expect(() =>
      fc.assert(
        fc.property(order, (drawn) => comesToOneEnd(drawn, broken)),
        { numRuns: ORDERS, includeErrorInReport: true },
      ),
    ).toThrow(sentence)
  })

  function comesToOneEnd(drawn: Drawn, broken?: Broken): void {
    const { outcome, erp, watch } = play(drawn, broken)
    for (const [what, times] of watch.seen) seen.set(what, (seen.get(what) ?? 0) + times)
    const [entry] = erp.journal
    if (entry) {
      const { end, by } = closingOf(entry)
      watch.must(outcome?.end === end && outcome.by === by, 'the outcome is not what the journal says')
    } else {
      const withdrawn = outcome?.end === 'withdrawn' && erp.state().kind === 'withdrawn'
      watch.must(withdrawn, 'it ended without an entry in the journal')
    }
  }
})
