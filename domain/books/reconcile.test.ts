import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { END_STATES, type EndState } from '../invoice/ends.ts'
import { placeOf, reconcile } from './account.ts'
import { compare } from './compare.ts'
import type { Journalled, Standing } from './standing.ts'

const SHA = 'a'.repeat(64)
const HASH = 'b'.repeat(64)

/** An invoice on which the books agree, wherever it is. */
const agreeing: fc.Arbitrary<Standing> = fc
  .record({
    id: fc.uuid().map((u) => `invoice/test/${u}`),
    place: fc.constantFrom<EndState | 'waiting' | 'inDoubt' | 'underWay' | 'quarantined' | 'notYetTaken'>(
      ...END_STATES,
      'waiting',
      'inDoubt',
      'underWay',
      'quarantined',
      'notYetTaken',
    ),
    no: fc.integer({ min: 1, max: 1_000_000 }),
    person: fc.constantFrom('anne', 'bo'),
    closedMeanwhile: fc.boolean(),
  })
  .map(({ id, place, no, person, closedMeanwhile }): Standing => {
    const received = { sha256: SHA, taken: place !== 'notYetTaken' }
    if (place === 'notYetTaken') return { id, received }
    const record = { sha256: SHA, readable: place !== 'quarantined', frozen: [HASH] }
    if (place === 'quarantined') return { id, received, record }
    const journal = journalOf(
      place === 'waiting' || place === 'inDoubt' || place === 'underWay' ? 'postedByRobot' : place,
      person,
      no,
    )
    if (place === 'waiting') return { id, received, record, running: { status: 'waiting' } }
    if (place === 'inDoubt' || place === 'underWay')
      return { id, received, record, running: { status: place }, ...(closedMeanwhile ? { journal } : {}) }
    if (place === 'withdrawn')
      return {
        id,
        received,
        record: { ...record, outcome: { end: place, by: person } },
        changed: { kind: 'withdrawn', passedOn: true },
      }
    const { end, by, journalNo } = journal
    return { id, received, record: { ...record, outcome: { end, by, journalNo } }, journal }
  })

function journalOf(end: EndState, person: string, journalNo: number): Journalled {
  const ours = end !== 'codedInErp'
  return {
    end,
    by: end === 'postedByRobot' ? 'robot' : person,
    journalNo,
    ours,
    byRobotUser: ours,
    entries: 1,
    ...(end === 'returned' || end === 'duplicateConfirmed' ? {} : { bodyHash: HASH }),
  }
}

/** Every way in which one book may be wrong about one invoice; undefined where it has nothing to be wrong about. */
const WRONGS: Readonly<Record<string, (s: Standing) => Standing | undefined>> = {
  'the ERP forgets that it handed it over': ({ received, ...s }) => (s.record ? s : undefined),
  'the ERP hands over other bytes': (s) =>
    s.record?.readable ? { ...s, received: { sha256: HASH, taken: true } } : undefined,
  'the record is gone': ({ record, ...s }) => (record ? s : undefined),
  'the workflow is gone': ({ running, ...s }) => (running ? s : undefined),
  'a workflow too many': (s) =>
    s.running || s.received?.taken === false ? undefined : { ...s, running: { status: 'underWay' } },
  'the journal forgets the closing': ({ journal, ...s }) => (journal && s.record?.outcome ? s : undefined),
  'the ERP forgets the withdrawal': ({ changed, ...s }) => (changed ? s : undefined),
  'the journal has another number': (s) =>
    s.journal && s.record?.outcome
      ? { ...s, journal: { ...s.journal, journalNo: s.journal.journalNo + 1 } }
      : undefined,
  'the journal has it twice': (s) =>
    s.journal ? { ...s, journal: { ...s.journal, entries: 2 } } : undefined,
  'the journal has another body': (s) =>
    s.journal?.ours && s.journal.bodyHash ? { ...s, journal: { ...s.journal, bodyHash: SHA } } : undefined,
  'the journal names another person': (s) =>
    s.journal && s.record?.outcome ? { ...s, journal: { ...s.journal, by: 'somebody' } } : undefined,
  'somebody else uses the robot’s user': (s) =>
    s.journal ? { ...s, journal: { ...s.journal, ours: false, byRobotUser: true } } : undefined,
  'the record forgets the end': (s) => {
    if (!s.record?.outcome) return undefined
    const { outcome: _, ...record } = s.record
    return { ...s, record }
  },
  'the record tells another end': (s) =>
    s.record?.outcome
      ? {
          ...s,
          record: { ...s.record, outcome: { ...s.record.outcome, end: otherThan(s.record.outcome.end) } },
        }
      : undefined,
  'we posted what waits for people': (s) =>
    s.running?.status === 'waiting' ? { ...s, journal: journalOf('postedByRobot', 'anne', 1) } : undefined,
  'the ERP coded it, and the invoice was not told': (s) =>
    s.running?.status === 'waiting'
      ? { ...s, journal: journalOf('codedInErp', 'bo', 1), changed: { kind: 'coded', passedOn: true } }
      : undefined,
}

function otherThan(end: EndState): EndState {
  return END_STATES.find((e) => e !== end && e !== 'withdrawn') ?? 'returned'
}

describe('the books', () => {
  it('agree where every invoice is in one place, and the places add up to what was received', () => {
    fc.assert(
      fc.property(fc.uniqueArray(agreeing, { selector: (s) => s.id, maxLength: 60 }), (standings) => {
        const { account, differences } = reconcile(standings)
        expect(differences).toEqual([])
        const { received, notYetTaken, unaccounted, ends, ...open } = account
        const sum = [...Object.values(ends), ...Object.values(open)].reduce((a, b) => a + b, 0)
        expect(sum).toBe(received)
        expect(received + notYetTaken).toBe(standings.length)
        expect(unaccounted).toBe(0)
      }),
    )
  })

  it.each(Object.entries(WRONGS))('differ when %s', (_, wrong) => {
    let tried = 0
    fc.assert(
      fc.property(fc.array(agreeing, { maxLength: 20 }), agreeing, (others, one) => {
        const altered = wrong(one)
        if (!altered) return
        tried += 1
        const { differences } = reconcile([...others, altered])
        expect(differences.length).toBeGreaterThan(0)
        expect(new Set(differences.map((d) => d.id))).toEqual(new Set([one.id]))
      }),
      { numRuns: 500 },
    )
    expect(tried).toBeGreaterThan(0)
  })

  it('say what has arrived after the intake’s last page apart', () => {
    const late: Standing = { id: 'invoice/test/late', received: { sha256: SHA, taken: false } }
    expect(compare(late)).toEqual([])
    expect(placeOf(late)).toBe('notYetTaken')
    expect(reconcile([late]).account).toMatchObject({ received: 0, notYetTaken: 1 })
  })

  it('do not count a change that was not passed on yet as a difference', () => {
    const coded = journalOf('codedInErp', 'bo', 7)
    const waiting: Standing = {
      id: 'invoice/test/coded',
      received: { sha256: SHA, taken: true },
      record: { sha256: SHA, readable: true, frozen: [] },
      running: { status: 'waiting' },
      journal: coded,
      changed: { kind: 'coded', passedOn: false },
    }
    expect(compare(waiting)).toEqual([])
  })
})
