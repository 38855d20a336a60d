/** The page of the night: one document of which the ERP gives nothing that can be used holds up no other, and an ERP that is away holds all. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { HOLD_PATIENCE } from '../domain/control/hold.ts'
import { type InvoiceId, invoiceId } from '../domain/invoice/id.ts'
import { type Erp, ErpRefused, ErpUnavailable } from '../erp/port.ts'
import { sandboxErp } from '../erp/sandbox/adapter.ts'
import { memoryEngine } from '../erp/sandbox/store.ts'
import { type World as Around, worldOf } from '../erp/sandbox/world.ts'
import { paper } from '../scripts/rehearsal/papers.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { type IntakeWorld, intakeSteps } from './intake-steps.ts'

let store: Store
let around: Around
/** Of which call and document the ERP gives no usable answer: `state D1`, or `arrivals` for its list after the first page. */
let failing: Set<string>
/** How it fails. With a long pause nobody asks again on the spot. */
let failure: ErpUnavailable | ErpRefused
let logged: object[]
let started: InvoiceId[]
let steps: ReturnType<typeof intakeSteps>

beforeAll(async () => {
  store = await openWholeStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  for (const collection of [
    'records',
    'intakes',
    'claims',
    'sightings',
    'originals.files',
    'originals.chunks',
  ])
    await store.db.collection(collection).deleteMany({})
  const engine = memoryEngine()
  const erp = sandboxErp(engine)
  around = worldOf(engine)
  failing = new Set()
  failure = unusable()
  logged = []
  started = []
  const unless = <T>(call: string, answer: () => Promise<T>): Promise<T> =>
    failing.has(call) ? Promise.reject(failure) : answer()
  const between: Erp = {
    ...erp,
    state: (id) => unless(`state ${id}`, () => erp.state(id)),
    download: (id) => unless(`download ${id}`, () => erp.download(id)),
    // The page had been read before the ERP went away.
    arrivals: (after, limit) =>
      limit === 1 ? unless('arrivals', () => erp.arrivals(after, limit)) : erp.arrivals(after, limit),
  }
  const keep = (what: object) => void logged.push(what)
  const world: IntakeWorld = {
    store,
    erp: between,
    post: { send: async () => {} },
    log: { info: keep, warn: keep, error: keep },
    now: () => new Date(),
    controlKey: 'a key for tests only',
    holdPatience: HOLD_PATIENCE,
    source: 'erp',
    start: async (id) => started.push(id) > 0,
    tell: async () => false,
    heartbeat: () => {},
  }
  steps = intakeSteps(world)
})

const LONG_MS = 60_000
const unusable = () => new ErpUnavailable('unusable', { outcomeUnknown: true, retryAfterMs: LONG_MS })
const throttled = () => new ErpUnavailable('wait', { outcomeUnknown: false, retryAfterMs: LONG_MS })
const idOf = (document: string) => invoiceId('erp', document)
const record = (document: string) => store.records.get(idOf(document))
const cursor = async () => (await store.intakes.cursors('erp')).arrivals

async function arrive(...documents: readonly string[]): Promise<void> {
  for (const [n, document] of documents.entries())
    await around.arrive(document, Buffer.from(document.startsWith('Q') ? 'no XML' : paper(n)))
}

it('goes on where the ERP gives no usable answer of a document that cannot be read, and asks again the next night', async () => {
  await arrive('Q1', 'D2')
  await around.withdraw('HANNE', 'Q1')
  failing.add('state Q1')
  expect(await steps.takePage()).toMatchObject({ arrived: 2, started: 1, quarantined: 1 })
  expect(await cursor()).toBe(2)
  expect(logged).toEqual([{ invoice: idOf('Q1'), error: 'ErpUnavailable' }])
  expect(await steps.resume()).toBe(1)
  expect((await record('Q1'))?.outcome).toBeUndefined()
  failing.clear()
  expect(await steps.resume()).toBe(1)
  expect((await record('Q1'))?.outcome).toMatchObject({ end: 'withdrawn', by: 'HANNE' })
})

it('does not say that the ERP does not know a document which it only refuses to hand over', async () => {
  await arrive('D1', 'D2')
  failing.add('download D1')
  failure = new ErpRefused('ERP_NOT_ALLOWED', 'the token may not read it')
  expect(await steps.takePage()).toMatchObject({ arrived: 2, started: 1, quarantined: 1 })
  expect((await record('D1'))?.quarantine).toMatchObject({ code: 'ERP_NOT_HANDED_OVER' })
})

it('quarantines the one document that the ERP lists and does not hand over, and fetches it the next night', async () => {
  await arrive('D1', 'D2')
  failing.add('download D1')
  expect(await steps.takePage()).toMatchObject({ arrived: 2, started: 1, quarantined: 1 })
  expect(await cursor()).toBe(2)
  expect((await record('D1'))?.quarantine).toMatchObject({ code: 'ERP_NOT_HANDED_OVER', tries: 1 })
  await steps.resume()
  expect((await record('D1'))?.quarantine).toMatchObject({ code: 'ERP_NOT_HANDED_OVER', tries: 2 })
  failing.clear()
  started = []
  await steps.resume()
  expect(started).toContain(idOf('D1'))
  expect(await record('D1')).not.toHaveProperty('quarantine')
})

it('learns the end of one that was never handed over', async () => {
  await arrive('D1')
  failing.add('download D1')
  await steps.takePage()
  await around.withdraw('HANNE', 'D1')
  await steps.resume()
  expect((await record('D1'))?.outcome).toMatchObject({ end: 'withdrawn' })
})

it.each([
  ['is away as a whole', ['download D1', 'arrivals'], unusable],
  ['asks us to wait', ['download D1'], throttled],
] as const)('waits with the whole page where the ERP %s', async (_, calls, how) => {
  await arrive('D1', 'D2')
  for (const call of calls) failing.add(call)
  failure = how()
  await expect(steps.takePage()).rejects.toMatchObject({ type: 'ErpUnavailable', nonRetryable: false })
  expect(await cursor()).toBe(0)
  expect(await record('D1')).toBeUndefined()
  failing.clear()
  expect(await steps.takePage()).toMatchObject({ arrived: 2, quarantined: 0 })
})

it('takes in a document whose id cannot stand in an invoice’s, and passes on what became of another', async () => {
  await arrive('2022/17')
  await around.arrive('2022/18', Buffer.from('no XML'))
  expect(await steps.takePage()).toMatchObject({ arrived: 2, started: 1, quarantined: 1 })
  expect(started).toEqual([expect.stringMatching(/^invoice\/erp\/x-[0-9a-f]{32}$/)])
  expect(await store.records.get(started[0] ?? '')).toMatchObject({ documentId: '2022/17' })
  await around.withdraw('HANNE', '2022/18')
  expect(await steps.passOnChanges()).toBe(1)
  const ended = await store.records.list({ end: 'withdrawn' }, 0, 10)
  expect(ended.map((r) => r.documentId)).toEqual(['2022/18'])
  expect(JSON.stringify(logged)).not.toContain('2022')
})
