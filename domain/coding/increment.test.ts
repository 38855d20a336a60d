import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Incrementing, incremented } from './increment.ts'
import { type Day, dateOf } from './line.ts'
import type { Model } from './model.ts'
import { decodeModel, encodeModel } from './model-file.ts'
import { permissionOf } from './permission.ts'
import { BEGIN, made } from './sample.test-support.ts'
import { type TrainingLine, train } from './train.ts'
import { inWalkedOrder } from './walk.ts'

const DAYS = 900
const TRAINED: Day = BEGIN + DAYS
const SHA = 'a'.repeat(64)

/** Of each supplier two accounts, by the text: no rule of twenty alike lines codes it, but whoever reads can. */
const LINES: readonly TrainingLine[] = made({ suppliers: 30, days: DAYS, perDay: 5, code: (s) => s % 9 }).map(
  ({ code, ...line }, n): TrainingLine => {
    const odd = (n * 7_919) % 13 < 6
    return { ...line, text: odd ? 'plants' : 'tools', account: `A${code}${odd}`, costCentre: '' }
  },
)

/** A model that decides of such lines, and one whose labels prove nothing, which would decide nothing. */
let proven: Uint8Array
let unproven: Uint8Array
beforeAll(() => {
  const model = train(LINES, { today: dateOf(TRAINED), target: 0.05 })
  if (!model?.facts.live) throw new Error('nothing is proven')
  proven = encodeModel(model)
  const { live: _, ...facts } = model.facts
  unproven = encodeModel({ ...model, facts })
})
function read(bytes: Uint8Array): Model {
  const model = decodeModel(bytes)
  if (typeof model === 'string') throw new Error(model)
  return model
}
const more = (
  bytes: Uint8Array,
  lines: readonly TrainingLine[],
  today: Day,
  sha: Incrementing['sha'] = SHA,
): Uint8Array => {
  const model = incremented(read(bytes), lines, { today: dateOf(today), sha })
  return model ? encodeModel(model) : bytes
}
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b))
const tablesOf = (bytes: Uint8Array): Uint8Array => {
  const model = read(bytes)
  const { increment: _, ...facts } = model.facts
  return encodeModel({ ...model, facts })
}

/** A line as the robot has met them, of a day after the training. */
const line = (n: number, day: Day, change: Partial<TrainingLine> = {}): TrainingLine => {
  const old = LINES[LINES.length - 1 - n] as TrainingLine
  return { ...old, lineId: `N${n}`, documentNo: `N${n}`, day, ...change }
}
/** What nobody has met: people are asked, whatever the threshold. */
const unmet = (n: number, day: Day, change: Partial<TrainingLine> = {}): TrainingLine =>
  line(n, day, { account: `NEW${n % 3}`, ...change })

const NIGHTS = 5
const drawnLine = fc.record({
  offset: fc.integer({ min: 1, max: NIGHTS }),
  like: fc.integer({ min: 0, max: 200 }),
  account: fc.option(fc.constantFrom('A1true', 'A2false', 'NEW1', 'NEW2')),
  of: fc.integer({ min: 0, max: 40 }),
  worth: fc.constantFrom<Partial<TrainingLine>>(
    {},
    {},
    {},
    { aided: true },
    { unseen: true },
    { unseen: true, inclusion: 0.05 },
    { inclusion: 0.05 },
    { mixed: 'split', account: '' },
  ),
})
const drawnLines = fc.array(drawnLine, { maxLength: 40 }).map((all) =>
  all.map(({ offset, like, account, of, worth }, n): TrainingLine => {
    const documentNo = `D${of}`
    const change = { documentNo, lineId: `N${n}`, ...(account ? { account } : {}), ...worth }
    return line(like, TRAINED + offset, change)
  }),
)

describe('an increment', () => {
  it('of an increment is one increment of both, to the last byte, however the days are divided', () => {
    fc.assert(
      fc.property(
        drawnLines,
        fc.boolean(),
        fc.subarray([2, 3, 4, 5]),
        fc.infiniteStream(fc.nat()),
        (lines, decides, nights, chance) => {
          const model = decides ? proven : unproven
          const end = TRAINED + NIGHTS + 1
          const shuffled = [...lines].sort(() => (Number(chance.next().value) % 2) - 0.5)
          const once = more(model, lines, end)
          let nightly = model
          for (const night of [...nights.map((n) => TRAINED + n), end])
            nightly = more(nightly, shuffled, night, same(nightly, model) ? SHA : 'another')
          expect(same(nightly, once)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('teaches tables what proposing and teaching day by day would', () => {
    const lines = [1, 2, 3].flatMap((day) => [0, 1, 2, 3].map((n) => unmet(4 * day + n, TRAINED + day)))
    const own = read(unproven)
    for (const day of [1, 2, 3]) {
      const inOrder = inWalkedOrder(lines.filter((l) => l.day === TRAINED + day))
      const batch = own.coder.propose(inOrder, () => true)
      own.coder.teach(
        batch.proposals.map((proposal, i) => {
          const { account, costCentre } = inOrder[i] as TrainingLine
          return { proposal, code: own.codebook.numberOf({ account, costCentre }) }
        }),
      )
    }
    expect(same(tablesOf(more(unproven, lines, TRAINED + 4)), encodeModel(own))).toBe(true)
  })

  it('keeps trees, thresholds and what is proven, and says what it is and of which training', () => {
    const before = read(proven)
    const after = read(more(proven, [unmet(0, TRAINED + 1), unmet(1, TRAINED + 2)], TRAINED + 9))
    expect(after.facts).toEqual({
      ...before.facts,
      increment: { of: SHA, lines: 2, until: TRAINED + 2 },
    })
    expect(after.forest).toEqual(before.forest)
    expect(after.codebook.all()).toEqual([
      ...before.codebook.all(),
      expect.objectContaining({ account: 'NEW0' }),
      expect.objectContaining({ account: 'NEW1' }),
    ])
    const at = new Date()
    expect(permissionOf(after.facts, SHA, at)).toEqual(permissionOf(before.facts, SHA, at))
    expect(after.coder.history.total).toBeGreaterThan(before.coder.history.total)
  })

  it('counts on from the one before', () => {
    const first = more(proven, [unmet(0, TRAINED + 1)], TRAINED + 2)
    const second = more(first, [unmet(1, TRAINED + 2)], TRAINED + 3, 'the first one’s')
    expect(read(second).facts.increment).toEqual({ of: SHA, lines: 2, until: TRAINED + 2 })
  })

  it.each<[string, readonly TrainingLine[]]>([
    ['what there is not', []],
    ['what the training knows', [unmet(0, TRAINED - 1), unmet(1, TRAINED)]],
    ['the day that is not over, and what is dated later', [unmet(0, TRAINED + 5), unmet(1, TRAINED + 900)]],
    ['what is dated no day at all', [unmet(0, Number.NaN)]],
    ['what the robot posted unseen', [unmet(0, TRAINED + 1, { unseen: true, inclusion: 0.05, account: '' })]],
    ['what people left as it was shown', [unmet(0, TRAINED + 1, { unseen: true, aided: true, account: '' })]],
  ])('does not teach %s: there is no new model', (_, lines) => {
    const today = TRAINED + 5
    expect(incremented(read(unproven), lines, { today: dateOf(today), sha: SHA })).toBeUndefined()
  })

  it('teaches no line twice, though it is shown again', () => {
    const lines = [unmet(0, TRAINED + 1), unmet(1, TRAINED + 2)]
    const once = more(proven, lines, TRAINED + 3)
    expect(incremented(read(once), lines, { today: dateOf(TRAINED + 9), sha: SHA })).toBeUndefined()
  })

  it('teaches the tables alone what was coded with a proposal in sight', () => {
    const aided = [0, 1, 2].map((n) => unmet(n, TRAINED + 1, { aided: true }))
    const after = read(more(unproven, aided, TRAINED + 2))
    const before = read(unproven)
    expect(after.coder.mixer.weights).toEqual(before.coder.mixer.weights)
    expect(after.coder.record.rows.columns()).toEqual(before.coder.record.rows.columns())
    expect(after.coder.history.total).toBeGreaterThan(before.coder.history.total)
  })

  /** Days ahead on which its tables would be asked for so many lines alike. */
  const routine = Array.from({ length: 60 }, (_, n) => line(n, TRAINED + 1))

  it('leaves hidden what it would have decided alone, and right, but for what the control draws', () => {
    const all = read(more(unproven, routine, TRAINED + 2)).facts.increment?.lines ?? 0
    const some = read(more(proven, routine, TRAINED + 2)).facts.increment?.lines ?? 0
    expect(all).toBe(routine.length)
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all / 3)
  })

  it('hides nothing once the proof is too old to decide by', () => {
    const late = routine.map((l) => ({ ...l, day: TRAINED + 100 }))
    expect(read(more(proven, late, TRAINED + 101)).facts.increment?.lines).toBe(routine.length)
  })

  it('hears at once where it would have been wrong, and all that a control has really drawn', () => {
    const taught = (change: Partial<TrainingLine>) =>
      read(
        more(
          proven,
          routine.map((l) => ({ ...l, ...change })),
          TRAINED + 2,
        ),
      ).facts.increment?.lines
    expect(taught({ account: 'OTHER' })).toBe(routine.length)
    expect(taught({ inclusion: 0.05 })).toBe(routine.length)
  })
})
