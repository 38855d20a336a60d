/** What a night finds by the days alone is what a training has of those days. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Day, dayOf } from '../domain/coding/line.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import { invoiceId } from '../domain/invoice/id.ts'
import { INVOICE } from '../domain/invoice/sample.test-support.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Outcome } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { incrementLines } from './increment-lines.ts'
import { trainingLines } from './training-lines.ts'

let store: Store
beforeAll(async () => {
  store = await openWholeStore()
  await store.ensureIndexes()
  await store.suppliers.put([{ creditorNo: 'K1', name: 'Papirhandel ApS', accounts: [] }])
})
afterAll(() => store.close())

const coding = { account: '4010', vatCode: 'I25', dimensions: {} } as const
const LEARNT = new Date('2026-03-01T00:00:00Z')

async function ended(documentId: string, at: string, change: Partial<Outcome> = {}): Promise<void> {
  const lines = INVOICE.lines.map(({ id, net }) => ({ lineId: id, coding, net }))
  await store.records.insert({
    _id: invoiceId('erp', documentId),
    source: 'erp',
    documentId,
    fileName: 'invoice.xml',
    receivedAt: LEARNT,
    size: 1,
    sha256: documentId,
    invoice: { ...INVOICE, number: documentId },
    parties: { creditorNo: 'K1', findings: [], rulesVersion: 1, run: 1 },
    outcome: { end: 'codedInErp', by: 'ANNE', at: new Date(at), lines, ...change },
  })
}

const booked = (documentId: string, bookedOn: string, change: Partial<LedgerLine> = {}): LedgerLine => ({
  lineId: `E${documentId}`,
  documentId,
  bookedOn,
  creditorNo: 'K1',
  gln: INVOICE.gln ?? '',
  text: 'papir',
  coding,
  net: 100,
  codedBy: { kind: 'person', id: 'anne' },
  label: 'strong',
  learntAt: LEARNT,
  ...change,
})

async function all(lines: AsyncIterable<TrainingLine>): Promise<readonly TrainingLine[]> {
  const found: TrainingLine[] = []
  for await (const line of lines) found.push(line)
  return found.sort((a, b) => (a.lineId < b.lineId ? -1 : 1))
}

it('has the same labels as a training has of those days, and of no others', async () => {
  // Midnight is Denmark’s: of the day before, of the first, of the last, of the one after.
  await ended('D1', '2026-03-09T22:59:59Z')
  await ended('D2', '2026-03-09T23:00:00Z')
  await ended('D3', '2026-03-11T22:59:59Z')
  await ended('D4', '2026-03-11T23:00:00Z')
  await ended('D5', '2026-03-10T12:00:00Z', { end: 'postedByRobot', by: 'robot' })
  await store.ledger.put([
    booked('B1', '2026-03-09'),
    booked('B2', '2026-03-10'),
    booked('B3', '2026-03-11'),
    booked('B4', '2026-03-12'),
    booked('weak', '2026-03-10', { label: 'weak' }),
    booked('nobody', '2026-03-10', { codedBy: { kind: 'unknown' } }),
    // Handled here, as the ERP and as our own lines name it; one of them on another day.
    booked('D2', '2026-03-10'),
    booked('D1', '2026-03-11'),
    booked('own', '2026-03-10', { documentId: 'invoice/erp/D3' }),
  ])
  const [from, to]: readonly Day[] = [dayOf('2026-03-10'), dayOf('2026-03-11')]
  if (from === undefined || to === undefined) throw new Error('no days')
  const trained = await all(trainingLines(store))
  const found = await all(incrementLines(store, from, to))
  expect(found).toEqual(trained.filter(({ day }) => day >= from && day <= to))
  expect([...new Set(found.map((l) => l.documentNo))].sort()).toEqual(['B2', 'B3', 'D2', 'D3'])
  expect(found.find((l) => l.documentNo === 'B2')?.supplierName).toBe('Papirhandel ApS')
})

it('has an index for all that it asks', async () => {
  const keysOf = async (collection: string) =>
    (await store.db.collection(collection).indexes()).map(({ key }) => key)
  expect(await keysOf('records')).toEqual(expect.arrayContaining([{ 'outcome.at': 1 }, { documentId: 1 }]))
  expect(await keysOf('ledger')).toContainEqual({ bookedOn: 1 })
})
