/** Orders of events in which something is done, decided or predicted a second time, or the world has moved on in between. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { record as end } from '../../activities/record.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { type Erp, ErpRefused, ErpUnavailable } from '../../erp/port.ts'
import { ANNE, BO, CODING, GLN, OTHER, teachUniform } from '../../scripts/rehearsal/registers.ts'
import type { Store } from '../../store/store.ts'
import { erpReported } from '../../workflows/messages.ts'
import { breaking } from '../breaking-store.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

let town: Town
let onReserve: (() => Promise<void>) | undefined
let onPost: ((erp: Erp, order: Parameters<Erp['post']>[0]) => ReturnType<Erp['post']>) | undefined

let onRelease: (() => Promise<void>) | undefined
/** A document that the ERP does not know any more. */
let forgotten: string | undefined
let onGet: Store['records']['get'] | undefined
/** A part of the store that fails as a fault of this program would. */
let broken: string | undefined

beforeAll(async () => {
  town = await townOnDevServer({
    world: (world) => ({
      ...world,
      store: new Proxy(
        breaking(world.store, () => broken),
        {
          get: (store, part) => {
            if (part === 'records' && onGet) return { ...store.records, get: onGet }
            return Reflect.get(store, part)
          },
        },
      ),
    }),
    erp: (erp) => ({
      ...erp,
      post: (order) => (onPost ? onPost(erp, order) : erp.post(order)),
      reserve: async (...args) => {
        await onReserve?.()
        return erp.reserve(...args)
      },
      release: async (...args) => {
        await onRelease?.()
        return erp.release(...args)
      },
      state: async (documentId) => {
        if (documentId === forgotten) throw new ErpRefused('ERP_DOCUMENT_UNKNOWN', 'x')
        return erp.state(documentId)
      },
    }),
  })
})
afterAll(() => town.close())
beforeEach(async () => {
  onReserve = undefined
  onPost = undefined
  broken = undefined
  onGet = undefined
  onRelease = undefined
  forgotten = undefined
  await town.setMode('on')
  await town.reteach()
})

/** It had ended by then. */
const nobodyWaits = () => undefined
const record = (id: InvoiceId) => town.store.records.get(id)
const shown = (id: InvoiceId) => town.until(async () => (await record(id))?.review !== undefined)
/** The same invoice under another document. */
async function copyOf(id: InvoiceId, change: Partial<Invoice> = {}): Promise<InvoiceId> {
  const invoice = (await record(id))?.invoice
  if (!invoice) throw new Error('no such invoice')
  return town.receive({ ...invoice, ...change })
}
const ended = (id: InvoiceId) => town.until(async () => (await record(id))?.outcome !== undefined)
const mode = (area: string, to: 'on' | 'stopped') =>
  town.store.areas.setMode(area, { mode: to, changedBy: 't', changedAt: new Date(), why: 't' })

it('a stop holds in the area in which the institution is now, not in the one of its arrival', async () => {
  const id = await town.receive()
  await town.store.institutions.put([{ gln: GLN, name: 'Parken', costCentre: '100', area: 'roads' }])
  await mode('roads', 'on')
  let inside = false
  let go: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  onReserve = async () => {
    inside = true
    await gate
  }
  await town.start(id)
  await town.until(async () => inside)
  await mode('roads', 'stopped')
  go()
  await shown(id)
  expect((await record(id))?.area).toBe('roads')
  expect((await record(id))?.review?.reason).toBe('WAY_AREA_STOPPED')
  expect((await record(id))?.outcome).toBeUndefined()
  await town.store.institutions.put([{ gln: GLN, name: 'Parken', costCentre: '100', area: 'parks' }])
})

it('an id that one decision has used does not let another one through', async () => {
  await town.setMode('stopped')
  const id = await town.receive()
  await town.start(id)
  await shown(id)
  const net = (await record(id))?.invoice?.lines[0]?.net ?? 0
  let refused = false
  onPost = async () => {
    onPost = undefined
    refused = true
    throw new ErpRefused('ERP_PERIOD_CLOSED', 'x')
  }
  const decision = (by: string, coding: typeof CODING) =>
    ({ id: 'same', by, kind: 'code', lines: [{ lineId: '1', coding, net }] }) as const
  await town.handle(id).signal('review', decision(ANNE, OTHER))
  await town.until(async () => refused && (await record(id))?.review?.reason === 'ERP_PERIOD_CLOSED')
  await town.handle(id).signal('review', decision(BO, CODING))
  await town.until(async () => ((await record(id))?.ignored?.length ?? 0) > 0)
  expect((await record(id))?.outcome).toBeUndefined()
  expect((await record(id))?.decisions).toHaveLength(1)
})

it('the outcome tells what was posted, where a later run would have proposed otherwise', async () => {
  const id = await town.receive()
  onPost = async (erp, order) => {
    await erp.post(order)
    onPost = undefined
    await town.handle(id).terminate('a test')
    throw new ErpUnavailable('timed out', { outcomeUnknown: true })
  }
  await town.start(id)
  await town.until(async () => (await town.handle(id).describe()).status.name === 'TERMINATED')
  const lines = await teachUniform(town.store)
  await town.store.db.collection('experience').deleteMany({})
  await town.store.experience.learn(lines.map((l) => ({ ...l, lineId: `X${l.lineId}`, coding: OTHER })))
  await town.start(id)
  await ended(id)
  const entry = (await town.erp.journal(0, 1000)).find((e) => e.key === id)
  expect((await record(id))?.outcome?.lines?.[0]?.coding.account).toBe(entry?.body?.lines[0]?.account)
})

it('the outcome tells which of two decisions was posted', async () => {
  await town.setMode('stopped')
  const id = await town.receive()
  await town.start(id)
  await shown(id)
  onPost = async (erp, order) => {
    onPost = undefined
    await erp.post(order)
    await town.handle(id).terminate('a test')
    throw new ErpUnavailable('timed out', { outcomeUnknown: true })
  }
  const net = (await record(id))?.invoice?.lines[0]?.net ?? 0
  const code = (decision: string, coding: typeof CODING) =>
    town.decide(id, { id: decision, by: ANNE, kind: 'code', lines: [{ lineId: '1', coding, net }] })
  await code('posted', CODING).catch(() => undefined)
  await town.until(async () => (await town.handle(id).describe()).status.name === 'TERMINATED')
  let listed: () => void = () => undefined
  const list = new Promise<void>((resolve) => {
    listed = resolve
  })
  onRelease = () => list
  await town.start(id)
  await town.until(async () => (await town.handle(id).query<{ phase: string }>('state')).phase === 'waiting')
  expect(await code('late', OTHER)).toBeUndefined()
  await ended(id)
  listed()
  expect((await record(id))?.outcome?.lines?.[0]?.coding.account).toBe(CODING.account)
})

it('a fault of this program is called one, not a silent ERP', async () => {
  const id = await town.receive()
  onReserve = async () => {
    throw new TypeError('a fault')
  }
  await town.start(id)
  await shown(id)
  expect((await record(id))?.review?.reason).toBe('WAY_STEP_FAILED')
})

it.each(['institutions', 'claims'])(
  'a copy of an invoice whose step failed (%s) is not paid again',
  async (part) => {
    broken = part
    const first = await town.receive({ number: `DUP-${part}` })
    await town.start(first)
    await shown(first)
    broken = undefined
    expect((await record(first))?.review?.reason).toBe('WAY_STEP_FAILED')
    await town.codeInErp('kirsten', first)
    // Where it stood on the ERP's work list already nobody asks for it again: the ERP reports it, as it does every five minutes.
    const report = { end: 'codedInErp', by: 'kirsten', journalNo: 1 } as const
    await town.handle(first).signal(erpReported, report).catch(nobodyWaits)
    await ended(first)
    await town.reteach()
    const copy = await copyOf(first)
    await town.start(copy)
    await shown(copy)
    expect((await record(copy))?.outcome).toBeUndefined()
    expect((await record(copy))?.duplicates?.of).toContain(first)
  },
)

it('nor while the one whose step failed still waits for a person', async () => {
  broken = 'institutions'
  const first = await town.receive({ number: 'DUP-waiting' })
  await town.start(first)
  await shown(first)
  broken = undefined
  const copy = await copyOf(first)
  await town.start(copy)
  await shown(copy)
  expect((await record(copy))?.duplicates?.of).toContain(first)
})

it('whoever codes an invoice whose step failed is told of the copy that was paid meanwhile', async () => {
  const number = 'DUP-meanwhile'
  const first = await town.receive({ number })
  const copy = await copyOf(first)
  await town.start(copy)
  await ended(copy)
  broken = 'institutions'
  await town.start(first)
  await shown(first)
  expect((await record(first))?.review?.reason).toBe('WAY_STEP_FAILED')
  expect((await record(first))?.duplicates).toMatchObject({ verdict: 'same', of: [copy] })
})

it('a creditor that is registered meanwhile does not make a copy look new', async () => {
  const cvr = '24256790'
  const first = await town.receive({ number: 'NEW-1', supplier: { name: 'Nykomling', cvr } })
  await town.start(first)
  await shown(first)
  expect((await record(first))?.parties?.creditorNo).toBeUndefined()
  await town.store.suppliers.put([{ creditorNo: 'K9', name: 'Nykomling', cvr, accounts: [] }])
  await town.teach('K9')
  const copy = await copyOf(first)
  await town.start(copy)
  await shown(copy)
  expect((await record(copy))?.parties?.creditorNo).toBe('K9')
  expect((await record(copy))?.duplicates?.of).toContain(first)
})

it('a readable copy of a document that could not be read, and was booked in the ERP, is not paid again', async () => {
  const first = await town.receive({ number: 'Q-77' })
  const copy = await copyOf(first)
  await town.codeInErp('kirsten', first)
  const quarantine = { code: 'DOC_NOT_XML', detail: '', at: new Date(), tries: 1 }
  await town.store.db
    .collection<{ _id: string }>('records')
    .updateOne({ _id: first }, { $unset: { invoice: 1 }, $set: { quarantine } })
  await end(town.world, { id: first, run: 0 }, { end: 'codedInErp', by: 'kirsten' })
  await town.start(copy)
  await shown(copy)
  expect((await record(copy))?.duplicates?.of).toContain(first)
})

it('two invoices are not both closed as duplicates of one another', async () => {
  await town.setMode('stopped')
  const [one, two] = [await town.receive(), await town.receive()]
  for (const id of [one, two]) {
    await town.start(id)
    await shown(id)
  }
  let looking = 0
  let bothLook: () => void = () => undefined
  const both = new Promise<void>((resolve) => {
    bothLook = resolve
  })
  // Neither looks at the other before the other looks too.
  const looked = new Set<string>()
  onGet = async (id, fields) => {
    // First each is looked at for itself, then by the other.
    if (!fields && looked.has(id)) {
      looking += 1
      if (looking === 2) bothLook()
      await both
    }
    if (!fields) looked.add(id)
    return town.store.records.get(id, fields)
  }
  const answers = await Promise.all([
    town.decide(one, { id: 'one', by: ANNE, kind: 'duplicate', of: two }),
    town.decide(two, { id: 'two', by: BO, kind: 'duplicate', of: one }),
  ])
  expect(answers).toContainEqual({ code: 'DECISION_ORIGINAL_GONE', field: 'of' })
})

it('the end of a document that the ERP does not know any more is written down all the same', async () => {
  const id = await town.receive()
  forgotten = (await record(id))?.documentId
  await end(town.world, { id, run: 0 }, { end: 'codedInErp', by: 'kirsten' })
  expect((await record(id))?.outcome).toMatchObject({ end: 'codedInErp', by: 'kirsten' })
  expect((await record(id))?.outcome?.lines).toBeUndefined()
})
