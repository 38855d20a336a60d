import { describe, expect, it } from 'vitest'
import { END_STATES } from '../invoice/ends.ts'
import { type Place, placeOf, reconcile } from './account.ts'
import { compare } from './compare.ts'
import type { Journalled, Recorded, Standing } from './standing.ts'

const RECEIVED = { sha256: 'aa', taken: true }
const READ: Recorded = { sha256: 'aa', readable: true, frozen: [] }
const QUARANTINED: Recorded = { sha256: 'bb', readable: false, frozen: [] }
const OURS: Journalled = {
  end: 'postedByRobot',
  by: 'robot',
  journalNo: 7,
  ours: true,
  byRobotUser: true,
  bodyHash: 'h1',
  entries: 1,
}
const COLLEAGUES: Journalled = {
  end: 'codedInErp',
  by: 'kim',
  journalNo: 7,
  ours: false,
  byRobotUser: false,
  entries: 1,
}
const POSTED: Recorded = {
  ...READ,
  frozen: ['h0', 'h1'],
  outcome: { end: 'postedByRobot', by: 'robot', journalNo: 7 },
}
const CODED: Recorded = { ...READ, outcome: { end: 'codedInErp', by: 'kim', journalNo: 7 } }
const WITHDRAWN: Recorded = { ...READ, outcome: { end: 'withdrawn', by: 'kim' } }

type Books = Omit<Standing, 'id'>
const waiting = { running: { status: 'waiting' } }
const inDoubt = { running: { status: 'inDoubt' } }
const underWay = { running: { status: 'underWay' } }

describe('the books agree', () => {
  it.each<[string, Books, Place | undefined]>([
    ['arrived after the last page', { received: { ...RECEIVED, taken: false } }, 'notYetTaken'],
    ['just taken', { received: { ...RECEIVED, taken: false }, record: READ, ...underWay }, 'underWay'],
    ['waiting', { received: RECEIVED, record: READ, ...waiting }, 'waiting'],
    ['in doubt', { received: RECEIVED, record: READ, ...inDoubt }, 'inDoubt'],
    [
      'quarantined, perhaps because its bytes were altered',
      { received: RECEIVED, record: QUARANTINED },
      'quarantined',
    ],
    ['posted', { received: RECEIVED, record: POSTED, journal: OURS }, 'postedByRobot'],
    [
      'coded in the ERP',
      { received: RECEIVED, record: CODED, journal: COLLEAGUES, changed: { kind: 'coded', passedOn: true } },
      'codedInErp',
    ],
    [
      'withdrawn',
      { received: RECEIVED, record: WITHDRAWN, changed: { kind: 'withdrawn', passedOn: true } },
      'withdrawn',
    ],
    [
      'posted, and the record is being written',
      { received: RECEIVED, record: { ...READ, frozen: ['h1'] }, journal: OURS, ...underWay },
      'underWay',
    ],
    [
      'posted, and in doubt',
      { received: RECEIVED, record: { ...READ, frozen: ['h1'] }, journal: OURS, ...inDoubt },
      'inDoubt',
    ],
    [
      'closed by a colleague, not passed on yet',
      {
        received: RECEIVED,
        record: READ,
        journal: COLLEAGUES,
        changed: { kind: 'coded', passedOn: false },
        ...waiting,
      },
      'waiting',
    ],
    [
      'withdrawn, not passed on yet',
      { received: RECEIVED, record: READ, changed: { kind: 'withdrawn', passedOn: false }, ...waiting },
      'waiting',
    ],
    [
      'withdrawn, passed on and on its way',
      { received: RECEIVED, record: READ, changed: { kind: 'withdrawn', passedOn: true }, ...underWay },
      'underWay',
    ],
    [
      'returned without a body',
      {
        received: RECEIVED,
        record: { ...READ, outcome: { end: 'returned', by: 'anna', journalNo: 7 } },
        journal: { end: 'returned', by: 'anna', journalNo: 7, ours: true, byRobotUser: true, entries: 1 },
      },
      'returned',
    ],
    ['nothing at all', {}, undefined],
  ])('%s', (_, books, place) => {
    expect(compare({ id: 'i', ...books })).toEqual([])
    expect(placeOf({ id: 'i', ...books })).toBe(place)
  })
})

describe('the books differ', () => {
  it.each<[string, Books]>([
    ['BOOKS_NOT_RECEIVED', { record: READ, ...waiting }],
    ['BOOKS_NOT_RECORDED', { received: RECEIVED }],
    ['BOOKS_BYTES_DIFFER', { received: RECEIVED, record: { ...READ, sha256: 'cc' }, ...waiting }],
    ['BOOKS_WORKFLOW_WITHOUT_RECORD', { ...waiting }],
    ['BOOKS_POSTED_WITHOUT_RECORD', { journal: OURS }],
    ['BOOKS_RUNNING_AFTER_END', { received: RECEIVED, record: POSTED, journal: OURS, ...underWay }],
    ['BOOKS_NO_WORKFLOW', { received: RECEIVED, record: READ }],
    ['BOOKS_QUARANTINED_RUNNING', { received: RECEIVED, record: QUARANTINED, ...underWay }],
    ['BOOKS_BODY_DIFFERS', { received: RECEIVED, record: { ...POSTED, frozen: ['h0'] }, journal: OURS }],
    ['BOOKS_BODY_DIFFERS', { received: RECEIVED, record: READ, journal: OURS, ...underWay }],
    ['BOOKS_NOT_IN_JOURNAL', { received: RECEIVED, record: POSTED }],
    [
      'BOOKS_END_DIFFERS',
      { received: RECEIVED, record: POSTED, journal: { ...OURS, end: 'postedByPerson' } },
    ],
    ['BOOKS_END_DIFFERS', { received: RECEIVED, record: POSTED, journal: { ...OURS, by: 'anna' } }],
    ['BOOKS_END_DIFFERS', { received: RECEIVED, record: POSTED, journal: { ...OURS, journalNo: 8 } }],
    ['BOOKS_END_DIFFERS', { received: RECEIVED, record: WITHDRAWN }],
    [
      'BOOKS_END_DIFFERS',
      { received: RECEIVED, record: WITHDRAWN, changed: { kind: 'coded', passedOn: true } },
    ],
    [
      'BOOKS_END_DIFFERS',
      {
        received: RECEIVED,
        record: WITHDRAWN,
        changed: { kind: 'withdrawn', passedOn: true },
        journal: COLLEAGUES,
      },
    ],
    [
      'BOOKS_UNREAD_PAID_TWICE',
      {
        received: RECEIVED,
        record: { ...CODED, readable: false, copyPaid: true },
        journal: COLLEAGUES,
      },
    ],
    [
      'BOOKS_NOT_WRITTEN_DOWN',
      { received: RECEIVED, record: { ...CODED, notWrittenDown: true }, journal: COLLEAGUES },
    ],
    ['BOOKS_PAID_TWICE', { received: RECEIVED, record: { ...CODED, copyPaid: true }, journal: COLLEAGUES }],
    [
      'BOOKS_DUPLICATE_UNPAID',
      {
        received: RECEIVED,
        record: {
          ...READ,
          originalUnpaid: true,
          outcome: { end: 'duplicateConfirmed', by: 'bo', journalNo: 7 },
        },
        journal: {
          end: 'duplicateConfirmed',
          by: 'bo',
          journalNo: 7,
          ours: true,
          byRobotUser: true,
          entries: 1,
        },
      },
    ],
    ['BOOKS_CLOSED_TWICE', { received: RECEIVED, record: POSTED, journal: { ...OURS, entries: 2 } }],
    [
      'BOOKS_FOREIGN_KEY',
      { received: RECEIVED, record: CODED, journal: { ...COLLEAGUES, byRobotUser: true } },
    ],
    [
      'BOOKS_CLOSED_NOT_RECORDED',
      { received: RECEIVED, record: { ...READ, frozen: ['h1'] }, journal: OURS, ...waiting },
    ],
    [
      'BOOKS_CLOSED_NOT_RECORDED',
      {
        received: RECEIVED,
        record: READ,
        journal: COLLEAGUES,
        changed: { kind: 'coded', passedOn: true },
        ...waiting,
      },
    ],
    [
      'BOOKS_CLOSED_NOT_RECORDED',
      { received: RECEIVED, record: READ, changed: { kind: 'withdrawn', passedOn: true }, ...waiting },
    ],
  ])('%s', (code, books) => {
    expect(compare({ id: 'i', ...books })).toEqual([{ id: 'i', code }])
  })

  it('in several ways at once, each told', () => {
    const codes = compare({ id: 'i', record: READ, journal: { ...OURS, entries: 2 } }).map((d) => d.code)
    expect(codes).toEqual([
      'BOOKS_NOT_RECEIVED',
      'BOOKS_NO_WORKFLOW',
      'BOOKS_BODY_DIFFERS',
      'BOOKS_CLOSED_NOT_RECORDED',
      'BOOKS_CLOSED_TWICE',
    ])
  })
})

describe('the account', () => {
  const standings: readonly Standing[] = [
    { id: '1', received: RECEIVED, record: POSTED, journal: OURS },
    { id: '2', received: RECEIVED, record: WITHDRAWN, changed: { kind: 'withdrawn', passedOn: true } },
    { id: '3', received: RECEIVED, record: READ, ...waiting },
    { id: '4', received: RECEIVED, record: READ, ...inDoubt },
    { id: '5', received: RECEIVED, record: READ, ...underWay },
    { id: '6', received: RECEIVED, record: QUARANTINED },
    { id: '7', received: RECEIVED },
    { id: '8', received: RECEIVED, record: READ },
    { id: '9', received: { ...RECEIVED, taken: false } },
    { id: '10', record: READ, ...waiting },
    { id: '11', received: RECEIVED, record: READ, running: { status: 'held' } },
  ]

  it('counts each that was received once, somewhere', () => {
    const { account, differences } = reconcile(standings)
    expect(account).toEqual({
      received: 9,
      ends: { ...Object.fromEntries(END_STATES.map((end) => [end, 0])), postedByRobot: 1, withdrawn: 1 },
      held: 1,
      waiting: 1,
      inDoubt: 1,
      underWay: 1,
      quarantined: 1,
      unaccounted: 2,
      notYetTaken: 1,
    })
    const { ends, received, notYetTaken: _, ...rest } = account
    const somewhere = [...Object.values(ends), ...Object.values(rest)].reduce((a, b) => a + b, 0)
    expect(somewhere).toBe(received)
    expect(differences).toEqual([
      { id: '7', code: 'BOOKS_NOT_RECORDED' },
      { id: '8', code: 'BOOKS_NO_WORKFLOW' },
      { id: '10', code: 'BOOKS_NOT_RECEIVED' },
    ])
  })

  it('of nothing is nothing', () => {
    const { account, differences } = reconcile([])
    expect(account.received).toBe(0)
    expect(differences).toEqual([])
  })
})
