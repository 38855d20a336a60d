import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { EXPERIENCE_KEPT, experience, experienceFrom } from './experience.ts'
import { type LedgerLine, ledger } from './ledger.ts'

const START_MS = 120_000
const LONG_MS = 60_000
const LEARNT = new Date('2024-03-04T12:00:00Z')
const GLN = '5798009811578'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
  await ledger(store.db).ensureIndexes()
}, START_MS)
afterAll(() => store.close())

function bookedLine(lineId: string, more: Partial<LedgerLine> = {}): LedgerLine {
  return {
    lineId,
    documentId: `doc-${lineId}`,
    bookedOn: '2024-01-15',
    creditorNo: '100',
    gln: GLN,
    text: 'Maling',
    coding: { account: '4010', vatCode: 'I25', dimensions: { 'project.no': '7' } },
    net: 12_345,
    codedBy: { kind: 'person', id: 'anha' },
    label: 'strong',
    learntAt: LEARNT,
    ...more,
  }
}

describe('ledger', () => {
  it('answers the lines of a creditor and institution that were known, by date and id', async () => {
    const book = ledger(store.db)
    const at = (creditorNo: string) => ({ creditorNo })
    const lines = [
      bookedLine('L3', { ...at('L'), bookedOn: '2024-01-02' }),
      bookedLine('L2', { ...at('L'), bookedOn: '2024-01-02', postedBy: 'ROBOT' }),
      bookedLine('L1', { ...at('L'), bookedOn: '2024-01-03', learntAt: new Date('2024-04-01') }),
      bookedLine('L4', { ...at('L'), gln: '5790000000005' }),
    ]
    await book.put(lines)
    expect((await book.of('L', GLN)).map((l) => l.lineId)).toEqual(['L2', 'L3', 'L1'])
    expect((await book.of('L', GLN, new Date('2024-04-01'))).map((l) => l.lineId)).toEqual(['L2', 'L3'])
    expect(await book.some(['L2'])).toEqual([lines[1]])
  })

  it('corrects a line, but not when it was learnt', async () => {
    const book = ledger(store.db)
    await book.put([bookedLine('C1', { postedBy: 'ROBOT' })])
    await book.put([bookedLine('C1', { net: 1, learntAt: new Date('2025-01-01') })])
    expect(await book.some(['C1'])).toEqual([bookedLine('C1', { net: 1 })])
  })
})

describe('experience', () => {
  const teach = async (lines: readonly LedgerLine[]): Promise<void> => {
    await ledger(store.db).put(lines)
    await experience(store.db).learn(lines)
  }

  it('keeps the latest lines, oldest first', async () => {
    const lines = Array.from({ length: EXPERIENCE_KEPT + 7 }, (_, i) =>
      bookedLine(`K${String(i).padStart(3, '0')}`, {
        creditorNo: 'K',
        bookedOn: `2024-01-${String((i % 28) + 1).padStart(2, '0')}`,
      }),
    )
    for (const line of lines) await teach([line])
    const kept = await experience(store.db).of('K', GLN)
    expect(kept).toHaveLength(EXPERIENCE_KEPT)
    expect(kept).toEqual(experienceFrom(lines))
    expect(kept[0]?.coding).toEqual(lines[0]?.coding)
  })

  it('never takes in what the robot, nobody known, or somebody with the proposal in sight has coded', async () => {
    await teach([
      bookedLine('N1', { creditorNo: 'N', codedBy: { kind: 'robot' } }),
      bookedLine('N2', { creditorNo: 'N', codedBy: { kind: 'unknown' } }),
      bookedLine('N3', { creditorNo: 'N', label: 'weak' }),
      bookedLine('N4', { creditorNo: 'N', codedBy: { kind: 'robot', id: 'anha' }, postedBy: 'anha' }),
    ])
    expect(await experience(store.db).of('N', GLN)).toEqual([])
    await teach([bookedLine('N5', { creditorNo: 'N', postedBy: 'ROBOT' })])
    expect((await experience(store.db).of('N', GLN)).map((l) => l.lineId)).toEqual(['N5'])
  })

  it(
    'is what a rebuilding from the ledger gives, in whatever order and however often lines are learnt',
    async () => {
      let run = 0
      const day = fc.integer({ min: 1, max: 9 })
      const coder = fc.constantFrom<Pick<LedgerLine, 'codedBy' | 'label'>>(
        { codedBy: { kind: 'person', id: 'anha' }, label: 'strong' },
        { codedBy: { kind: 'person', id: 'anha' }, label: 'strong' },
        { codedBy: { kind: 'person', id: 'anha' }, label: 'weak' },
        { codedBy: { kind: 'robot' }, label: 'weak' },
      )
      const lines = fc.array(fc.record({ day, coder, account: fc.constantFrom('1', '2') }), { maxLength: 60 })
      await fc.assert(
        fc.asyncProperty(
          lines,
          fc.integer({ min: 1, max: 25 }),
          fc.infiniteStream(fc.nat(1_000)),
          async (shapes, size, order) => {
            run += 1
            const creditorNo = `P${run}`
            const all = shapes.map(({ day, coder, account }, i) =>
              bookedLine(`P${run}-${i}`, {
                creditorNo,
                bookedOn: `2024-02-0${day}`,
                coding: { account, vatCode: 'I25', dimensions: {} },
                ...coder,
              }),
            )
            const shuffled = all
              .map((line) => ({ line, key: order.next().value }))
              .sort((a, b) => a.key - b.key)
            const sequence = [...shuffled, ...shuffled.slice(0, 10)].map((s) => s.line)
            const batches: (readonly LedgerLine[])[] = []
            for (let from = 0; from < sequence.length; from += size)
              batches.push(sequence.slice(from, from + size))
            // Two at a time: as when two of the night's workers learn of one supplier.
            for (let b = 0; b < batches.length; b += 2) {
              await Promise.all(batches.slice(b, b + 2).map((batch) => teach(batch)))
            }
            const learnt = await experience(store.db).of(creditorNo, GLN)
            expect(learnt).toEqual(experienceFrom(await ledger(store.db).of(creditorNo, GLN)))
            await experience(store.db).suspend([{ creditorNo, gln: GLN }])
            expect(await experience(store.db).of(creditorNo, GLN)).toEqual([])
            await experience(store.db).rebuildSuspended()
            expect(await experience(store.db).of(creditorNo, GLN)).toEqual(learnt)
          },
        ),
        { numRuns: 40, seed: 20240304 },
      )
    },
    LONG_MS,
  )

  it(
    'loses nothing when many learn of one key at once, while it is rebuilt',
    async () => {
      const lines = Array.from({ length: EXPERIENCE_KEPT }, (_, i) =>
        bookedLine(`R${i}`, { creditorNo: 'R' }),
      )
      await experience(store.db).suspend([{ creditorNo: 'R', gln: GLN }])
      await Promise.all([
        ...lines.map((line) => teach([line])),
        experience(store.db).rebuildSuspended(),
        ...lines.map((line) => experience(store.db).learn([line])),
      ])
      await experience(store.db).rebuildSuspended()
      expect(await experience(store.db).of('R', GLN)).toEqual(experienceFrom(lines))
    },
    LONG_MS,
  )
})
