/** The last step on a store, done again as after a crash in its middle. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sightingOf } from '../domain/duplicates/sighting.ts'
import { invoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { INVOICE } from '../domain/invoice/sample.test-support.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { record } from './record.ts'
import type { World } from './world.ts'

let store: Store
beforeAll(async () => {
  store = await openWholeStore()
})
afterAll(() => store.close())

const RECEIVED = new Date('2026-03-14T02:00:00Z')
const ENDED = new Date('2026-03-14T02:10:00Z')
const LATER = new Date('2026-03-14T03:00:00Z')
const SUPPLIER = { name: 'Firma Rekord' }

async function creditNote(documentId: string) {
  const invoice: Invoice = {
    ...INVOICE,
    kind: 'creditNote',
    number: documentId,
    corrects: 'F-1001',
    supplier: SUPPLIER,
  }
  const id = invoiceId('erp', documentId)
  await store.records.insert({
    _id: id,
    source: 'erp',
    documentId,
    fileName: 'note.xml',
    receivedAt: RECEIVED,
    size: 1,
    sha256: documentId,
    invoice,
  })
  const ends = (now: Date, changed: Partial<Store> = {}) => {
    // The ERP, which is asked for its journal's lines, says that there are none.
    const erp = { state: async () => ({ kind: 'open' }) }
    const world = { store: { ...store, ...changed }, erp, now: () => now } as unknown as World
    return record(world, { id, run: 1 }, { end: 'postedByRobot', by: 'robot' })
  }
  const stands = async () => {
    const { buckets } = await store.sightings.around(sightingOf(id, invoice, undefined, RECEIVED))
    return [...buckets.values()].map((all) => all.flatMap((s) => (s.id === id ? [s.postedAt] : [])))
  }
  return { ends, stands }
}

it('a credit note that was never compared is written down once, however often the step is done', async () => {
  const { ends, stands } = await creditNote('K-1')
  await ends(ENDED)
  await ends(LATER)
  const found = await stands()
  expect(found.length).toBeGreaterThan(2)
  for (const entries of found) expect(entries).toEqual([ENDED.getTime()])
})

it('a credit note counts as posted from when that can be seen, not from when it ended', async () => {
  const { ends, stands } = await creditNote('K-2')
  const post = () => Promise.reject(new Error('the worker died'))
  await expect(ends(ENDED, { sightings: { ...store.sightings, post } })).rejects.toThrow('died')
  await ends(LATER)
  for (const entries of await stands()) expect(entries).toEqual([LATER.getTime()])
})
