/** The ways of an invoice when the ERP is slow, silent, refuses, or is used by others at the same time. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { type Erp, ErpRefused, ErpUnavailable, type PostingOrder } from '../../erp/port.ts'
import { ANNE, OTHER } from '../../scripts/rehearsal/registers.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

/** What stands in the way of the next calls; set by a test, empty otherwise. */
let onPost: ((erp: Erp, order: PostingOrder) => Promise<Awaited<ReturnType<Erp['post']>>>) | undefined
let onClose: (() => Promise<void>) | undefined
let onRelease: (() => Promise<void>) | undefined
let onState: (() => Promise<void>) | undefined

let town: Town
beforeAll(async () => {
  town = await townOnDevServer({
    erp: (erp) => ({
      ...erp,
      post: (order) => (onPost ? onPost(erp, order) : erp.post(order)),
      close: async (order) => {
        await onClose?.()
        return erp.close(order)
      },
      release: async (...args) => {
        await onRelease?.()
        return erp.release(...args)
      },
      state: async (id) => {
        await onState?.()
        return erp.state(id)
      },
    }),
  })
  await town.teach()
})
afterAll(() => town.close())
beforeEach(async () => {
  onPost = undefined
  onClose = undefined
  onRelease = undefined
  onState = undefined
  await town.setMode('on')
})

async function begun(change: Partial<Invoice> = {}): Promise<InvoiceId> {
  const id = await town.receive(change)
  await town.start(id)
  return id
}
const phase = async (id: InvoiceId) => (await town.handle(id).query<{ phase: string }>('state')).phase
const postings = async (id: InvoiceId) => (await town.erp.journal(0, 1000)).filter((e) => e.key === id)
const unknown = () => new ErpUnavailable('timed out', { outcomeUnknown: true })
const away = () => new ErpUnavailable('refused', { outcomeUnknown: false, retryAfterMs: 10 })

it('leaves a document that the ERP does not know any more to people, who are told so', async () => {
  const unknownThere = async () => {
    throw new ErpRefused('ERP_DOCUMENT_UNKNOWN', 'x')
  }
  onPost = unknownThere
  onRelease = unknownThere
  onState = unknownThere
  const id = await begun()
  const waits = (reason: string) =>
    town.until(async () => (await town.store.records.get(id))?.review?.reason === reason)
  await waits('ERP_DOCUMENT_UNKNOWN')
  expect(await town.decide(id, { id: 'return', by: ANNE, kind: 'return' })).toBeUndefined()
  onRelease = undefined
  onState = undefined
  expect(await town.handle(id).result()).toMatchObject({ end: 'returned', by: ANNE })
  expect(await postings(id)).toHaveLength(1)
})

it('asks the ERP after a timeout, and finds what was posted all the same', async () => {
  onPost = async (erp, order) => {
    onPost = undefined
    await erp.post(order)
    throw unknown()
  }
  const id = await begun()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  expect(await postings(id)).toHaveLength(1)
})

it('posts again, with the same body, what did not arrive', async () => {
  const bodies: unknown[] = []
  onPost = async (erp, order) => {
    bodies.push(order.body)
    if (bodies.length === 1) throw unknown()
    return erp.post(order)
  }
  const id = await begun()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  expect(bodies).toHaveLength(2)
  expect(bodies[1]).toEqual(bodies[0])
  expect(await postings(id)).toHaveLength(1)
})

it('lets nobody decide while it is in doubt', async () => {
  let silent = true
  onPost = async () => {
    onPost = undefined
    throw unknown()
  }
  onState = async () => {
    if (silent) throw unknown()
  }
  const id = await begun()
  await town.until(async () => (await phase(id)) === 'inDoubt')
  await town.until(async () => (await town.invoices.inDoubt()).includes(id))
  const form = { id: 'in-doubt', by: ANNE, kind: 'return' } as const
  expect(await town.decide(id, form)).toMatchObject({ code: 'DECISION_IN_DOUBT' })
  silent = false
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
})

it('comes back when the ERP says when, as long as it surely did not take the call', async () => {
  let tries = 0
  onPost = async (erp, order) => {
    tries += 1
    if (tries < 4) throw away()
    return erp.post(order)
  }
  const id = await begun()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  expect(tries).toBe(4)
})

it('posts nothing more in an area that was stopped, and gives what was queued to people', async () => {
  let tries = 0
  onPost = async () => {
    tries += 1
    if (tries === 1) await town.setMode('stopped')
    throw away()
  }
  const id = await begun()
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
  expect((await town.store.records.get(id, ['review']))?.review?.reason).toBe('WAY_AREA_STOPPED')
  expect(tries).toBe(1)
  expect(await postings(id)).toHaveLength(0)
  const next = await begun()
  await town.until(async () => (await town.store.records.get(next, ['review']))?.review !== undefined)
  expect(await postings(next)).toHaveLength(0)
})

it('refuses what arrives late, after people have taken over', async () => {
  let late: PostingOrder | undefined
  let erp: Erp | undefined
  onPost = async (real, order) => {
    late = order
    erp = real
    onPost = undefined
    await town.setMode('stopped')
    throw away()
  }
  const id = await begun()
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
  if (!late || !erp) throw new Error('nothing was posted')
  expect(await erp.post(late)).toEqual({ kind: 'fenced' })
  expect(await erp.reserve(late.documentId, late.key, late.token, 'robot')).toMatchObject({
    kind: expect.stringMatching(/fenced|manual/),
  })
})

it('gives what the ERP refuses to a person, with the ERP’s reason', async () => {
  onPost = async () => {
    throw new ErpRefused('ERP_PERIOD_CLOSED', 'closed')
  }
  const id = await begun()
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
  expect((await town.store.records.get(id, ['review']))?.review?.reason).toBe('ERP_PERIOD_CLOSED')
})

describe('a return that the ERP refused', () => {
  const returns = { id: 'refused-return', by: ANNE, kind: 'return' } as const
  const shown = async (number: string) => {
    await town.setMode('stopped')
    const id = await town.receive({ number })
    await town.start(id)
    await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
    return id
  }
  const kept = async (id: InvoiceId) => (await town.store.records.get(id, ['decisions']))?.decisions
  /** Answers what makes the ERP refuse it: until then it is under way. */
  const returned = async (id: InvoiceId) => {
    let refuse: () => void = () => undefined
    const refused = new Promise<void>((resolve) => {
      refuse = resolve
    })
    onClose = async () => {
      await refused
      throw new ErpRefused('ERP_NOT_ALLOWED', 'not now')
    }
    expect(await town.decide(id, returns)).toBeUndefined()
    return async () => {
      refuse()
      await town.until(async () => (await town.store.records.get(id))?.review?.reason === 'ERP_NOT_ALLOWED')
      onClose = undefined
    }
  }

  it('leaves the invoice alive: another can be closed as its duplicate, and then it is returned with that one named only', async () => {
    const first = await shown('REFUSED-1')
    const copy = await shown('REFUSED1')
    const close = (id: string) => town.decide(copy, { id, by: ANNE, kind: 'duplicate' })
    const refuse = await returned(first)
    // Until the ERP has answered it may be dead.
    expect(await close('too-early')).toMatchObject({ code: 'DECISION_ORIGINAL_GONE' })
    await refuse()
    expect(await kept(first)).toMatchObject([{ kind: 'return', refused: true }])
    expect(await close('now')).toBeUndefined()
    expect(await town.handle(copy).result()).toMatchObject({ end: 'duplicateConfirmed' })
    expect(await town.decide(first, { ...returns, id: 'again' })).toMatchObject({
      code: 'DECISION_HAS_DUPLICATE',
    })
    expect(await town.decide(first, { ...returns, id: 'named', others: [copy] })).toBeUndefined()
    expect(await town.handle(first).result()).toMatchObject({ end: 'returned' })
  })

  it('is tried once more when the same form comes once more', async () => {
    const id = await shown('REFUSED-2')
    await (await returned(id))()
    expect(await kept(id)).toMatchObject([{ kind: 'return', refused: true }])
    await town.handle(id).signal('review', returns)
    expect(await town.handle(id).result()).toMatchObject({ end: 'returned' })
    expect(await kept(id)).toMatchObject([{ kind: 'return', refused: false }])
  })
})

it('gives an invoice to a person when an operator cancels the posting, after the ERP has said that it is not posted', async () => {
  onPost = async () => {
    throw away()
  }
  const id = await begun()
  await town.until(async () => (await phase(id)) === 'acting')
  await town.handle(id).cancel()
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
  expect((await town.store.records.get(id, ['review']))?.review?.reason).toBe('WAY_OPERATOR')
  onPost = undefined
  await town.setMode('on')
  expect(await town.decide(id, { id: 'after-cancel', by: ANNE, kind: 'approve' })).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson' })
})

it('finds out when an operator cancels that it was posted after all', async () => {
  let reached = false
  onPost = async (erp, order) => {
    await erp.post(order)
    reached = true
    throw away()
  }
  const id = await begun()
  await town.until(async () => reached)
  await town.handle(id).cancel()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
})

it('goes on after a terminate when it is started again, and posts once', async () => {
  let reached = false
  onPost = async (erp, order) => {
    await erp.post(order)
    reached = true
    throw away()
  }
  const id = await begun()
  await town.until(async () => reached)
  await town.handle(id).terminate()
  onPost = undefined
  expect(await town.start(id)).toBe(true)
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  expect(await postings(id)).toHaveLength(1)
})

it('answers a second submission of an ended invoice from the record', async () => {
  const id = await begun()
  await town.handle(id).result()
  expect(await town.start(id)).toBe(false)
  const record = await town.store.records.get(id)
  if (!record?.invoice) throw new Error('no record')
  // As if Temporal had forgotten the closed workflow: the same id runs again.
  const again = await town.client.workflow.execute('invoice', {
    taskQueue: 'invoices',
    workflowId: id,
    args: [{ id }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  })
  expect(again).toMatchObject({ end: 'postedByRobot' })
  expect(await postings(id)).toHaveLength(1)
})

it('tells who submits at once what validation found', async () => {
  const id = await town.receive({ currency: 'EUR' })
  const record = await town.store.records.get(id)
  if (!record?.invoice) throw new Error('no record')
  const verdict = await town.invoices.submit(id, { ...record, invoice: record.invoice })
  expect(verdict.findings).toEqual([{ code: 'RULE_CURRENCY', path: 'currency' }])
  expect(await town.invoices.submit(id, { ...record, invoice: record.invoice })).toEqual(verdict)
})

it('leaves a withdrawn invoice with a record, and gives up its number', async () => {
  const id = await town.receive({ number: 'WITHDRAWN-1' })
  const documentId = (await town.store.records.get(id))?.documentId ?? ''
  await town.around.withdraw('HANNE', documentId)
  await town.start(id)
  expect(await town.handle(id).result()).toMatchObject({ end: 'withdrawn', by: 'HANNE' })
  const again = await town.receive({ number: 'WITHDRAWN-1' })
  await town.start(again)
  expect(await town.handle(again).result()).toMatchObject({ end: 'postedByRobot' })
})

it.each(['off', 'shadow'] as const)(
  'leaves the coding to the ERP’s people in an area that is %s, and compares',
  async (mode) => {
    await town.setMode(mode)
    const id = await begun()
    const documentId = (await town.store.records.get(id))?.documentId ?? ''
    await town.until(async () => (await town.erp.state(documentId)).kind === 'manual')
    expect(await postings(id)).toHaveLength(0)
    await town.codeInErp('HANNE', id)
    await town.invoices.tell(id, { end: 'codedInErp', by: 'HANNE' })
    await town.handle(id).result()
    expect((await town.store.records.get(id))?.outcome).toMatchObject({
      end: 'codedInErp',
      agrees: false,
      lines: [{ coding: OTHER }],
    })
    await town.reteach()
  },
)

it('codes a credit note as the mirror of its invoice, and both are vouchers', async () => {
  await town.setMode('on')
  const today = new Date()
  const dayBefore = new Date(today.getTime() - 86_400_000).toISOString().slice(0, 10)
  const original = await begun({ issueDate: dayBefore })
  await town.handle(original).result()
  const record = await town.store.records.get(original)
  const invoice = record?.invoice
  if (!invoice) throw new Error('no record')
  const note = await town.receive({
    ...invoice,
    kind: 'creditNote',
    number: 'KN-1',
    corrects: invoice.number,
  })
  await town.start(note)
  expect(await town.handle(note).result()).toMatchObject({ end: 'postedByRobot' })
  const [entry] = await postings(note)
  expect(entry?.body).toMatchObject({ kind: 'creditNote', gross: -invoice.totals.gross })
  // Posted, it has cancelled what it names: the same number may be billed again, on another date. The same document once more is no re-issue.
  const redelivered = await town.receive(invoice)
  await town.start(redelivered)
  await town.until(async () => (await town.store.records.get(redelivered, ['review']))?.review !== undefined)
  expect((await town.store.records.get(redelivered))?.review?.reason).toBe('WAY_DUPLICATE')
  expect(await postings(redelivered)).toEqual([])
  const closed = { id: 'redelivered', by: ANNE, kind: 'duplicate', of: original } as const
  // What it is the same as was taken back: nobody would be paid for either, so the supplier must hear of it.
  expect(await town.decide(redelivered, closed)).toMatchObject({ code: 'DECISION_ORIGINAL_GONE' })
  expect(await town.decide(redelivered, { id: 'back', by: ANNE, kind: 'return' })).toBeUndefined()
  expect(await town.handle(redelivered).result()).toMatchObject({ end: 'returned' })
  const again = await town.receive({ ...invoice, issueDate: today.toISOString().slice(0, 10) })
  await town.start(again)
  expect(await town.handle(again).result()).toMatchObject({ end: 'postedByRobot' })
  const second = await town.receive({
    ...invoice,
    kind: 'creditNote',
    number: 'KN-2',
    corrects: invoice.number,
  })
  await town.start(second)
  await town.until(async () => (await town.store.records.get(second, ['review']))?.review !== undefined)
  expect((await town.store.records.get(second))?.review?.reason).toBe('WAY_PERHAPS_DUPLICATE')
})
