/** What has ended and cannot be written down: its end is told all the same, it holds up nothing, and the next night tries again. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { numberFingerprint } from '../domain/duplicates/fingerprint.ts'
import { type InvoiceId, invoiceId } from '../domain/invoice/id.ts'
import { INVOICE } from '../domain/invoice/sample.test-support.ts'
import type { PostingBody } from '../domain/posting/body.ts'
import { type Change, type Erp, ErpRefused, ErpUnavailable } from '../erp/port.ts'
import type { Store } from '../store/store.ts'
import { breaking } from '../tests/breaking-store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { type IntakeWorld, intakeSteps } from './intake-steps.ts'

let store: Store
/** What the ERP answers of a document. */
let state: (document: string) => unknown
let changes: readonly Change[]
/** A part of the store that fails as a fault of this program would. */
let broken: string | undefined
let logged: object[]
let steps: ReturnType<typeof intakeSteps>

beforeAll(async () => {
  store = await openWholeStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  for (const collection of ['records', 'claims', 'sightings', 'sightingKeys', 'intakes'])
    await store.db.collection(collection).deleteMany({})
  broken = undefined
  changes = []
  logged = []
  state = (document) => ({ kind: 'closed', entry: entryOf(document) })
  const keep = (what: object) => void logged.push(what)
  const erp = {
    changes: async (after: number) => changes.filter((c) => c.seq > after),
    state: async (document: string) => state(document),
  }
  steps = intakeSteps({
    store: breaking(store, () => broken),
    erp: erp as unknown as Erp,
    log: { info: keep, warn: keep, error: keep },
    now: () => AT,
    source: 'erp',
    start: async () => true,
    tell: async () => false,
    heartbeat: () => {},
  } as unknown as IntakeWorld)
})

const AT = new Date('2026-03-14T02:00:00Z')
const BODY: PostingBody = {
  kind: 'invoice',
  creditorNo: '77',
  invoiceNumber: 'F-1',
  currency: 'DKK',
  postingDate: '2026-03-14',
  period: '2026-03',
  codedBy: 'person:kim',
  lines: [],
  gross: 100,
}
const entryOf = (documentId: string) => ({
  no: 1,
  documentId,
  how: 'posted',
  user: 'kim',
  codedBy: 'person:kim',
  body: BODY,
})
const outcome = async (id: InvoiceId) => (await store.records.get(id))?.outcome
const claimants = () => store.claims.of(numberFingerprint('invoice', 'creditor:77', 'F-1'))

/** A document that was coded in the ERP: quarantined here, or read, with its workflow terminated. */
async function coded(documentId: string, isRead = false): Promise<InvoiceId> {
  const id = invoiceId('erp', documentId)
  await store.records.insert({
    _id: id,
    source: 'erp',
    documentId,
    fileName: 'x',
    receivedAt: AT,
    size: 1,
    sha256: 'aa',
    ...(isRead
      ? { invoice: INVOICE }
      : { quarantine: { code: 'DOC_NOT_XML', detail: '', at: AT, tries: 1 } }),
  })
  const seq = changes.length + 1
  changes = [...changes, { seq, kind: 'coded', documentId, at: '', by: 'kim', journalNo: seq } as Change]
  return id
}

it.each<[string, () => never]>([
  [
    'refuses',
    () => {
      throw new ErpRefused('ERP_NOT_ALLOWED', 'not that one')
    },
  ],
  [
    'gives no answer that can be used',
    () => {
      throw new ErpUnavailable('nonsense', { outcomeUnknown: true })
    },
  ],
])(
  'passes on what comes after a document of which the ERP %s, and claims it the next night',
  async (_, fails) => {
    const [bad, good] = [await coded('BAD'), await coded('GOOD')]
    const answers = state
    state = (document) => (document === 'BAD' ? fails() : answers(document))
    expect(await steps.passOnChanges()).toBe(2)
    expect((await store.intakes.cursors('erp')).changes).toBe(2)
    expect(await outcome(bad)).toMatchObject({ end: 'codedInErp', by: 'kim', notWrittenDown: true })
    expect(await outcome(good)).not.toHaveProperty('notWrittenDown')
    expect(logged).toMatchObject([{ invoice: bad }])
    expect(JSON.stringify(logged)).not.toContain('not that one')
    expect(await claimants()).toEqual([good])
    await steps.resume()
    expect(await outcome(bad)).toHaveProperty('notWrittenDown', true)
    state = answers
    await steps.resume()
    expect(await outcome(bad)).not.toHaveProperty('notWrittenDown')
    expect(await claimants()).toEqual([good, bad])
    expect((await store.records.get(bad))?.duplicates).toMatchObject({ verdict: 'same', of: [good] })
  },
  60_000,
)

it('leaves a readable one, whose journal cannot be read, to the night, and passes on what comes after it', async () => {
  const [bad, good] = [await coded('BAD', true), await coded('GOOD', true)]
  const answers = state
  state = (document) => {
    if (document === 'BAD') throw new ErpRefused('ERP_NOT_ALLOWED', 'not that one')
    return answers(document)
  }
  expect(await steps.passOnChanges()).toBe(2)
  expect(await outcome(bad)).toBeUndefined()
  expect(await outcome(good)).toMatchObject({ end: 'codedInErp' })
  expect(logged).toMatchObject([{ invoice: bad }])
})

it('tells the end of an invoice whose check for duplicates fails for good, and writes it down the next night', async () => {
  const id = await coded('A', true)
  broken = 'sightings'
  await steps.passOnChanges()
  expect(await outcome(id)).toMatchObject({ end: 'codedInErp', notWrittenDown: true })
  broken = undefined
  await steps.resume()
  expect(await outcome(id)).not.toHaveProperty('notWrittenDown')
  expect((await store.records.get(id))?.duplicates).toMatchObject({ verdict: 'none' })
})
