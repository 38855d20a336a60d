/** Random orders of decisions, signals, stops, cancels, ERP answers and colleagues, on the real server: one end, and the ERP's journal says the same. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { type Erp, ErpUnavailable, type PostingOrder } from '../../erp/port.ts'
import { ANNE, BO, STRANGER } from '../../scripts/rehearsal/registers.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

const ORDERS = 30
/** Written down, so that a failing order can be tried again. */
const SEED = 20_260_301

/** How the ERP answers the next postings of a document. */
const answers = fc.array(fc.constantFrom('posts', 'posts and is silent', 'is silent', 'is away'), {
  maxLength: 3,
})
const steps = fc.array(
  fc.constantFrom(
    'approve',
    'return',
    'signal',
    'stranger',
    'stop',
    'start',
    'cancel',
    'colleague',
    'withdraw',
    'ask',
  ),
  { minLength: 1, maxLength: 6 },
)

let town: Town
const next = new Map<string, string[]>()
beforeAll(async () => {
  town = await townOnDevServer({ erp: (erp) => ({ ...erp, post: (order) => faulty(erp, order) }) })
  await town.teach()
})
afterAll(() => town.close())

async function faulty(erp: Erp, order: PostingOrder) {
  switch (next.get(order.documentId)?.shift()) {
    case 'posts and is silent':
      await erp.post(order)
      throw new ErpUnavailable('silent', { outcomeUnknown: true })
    case 'is silent':
      throw new ErpUnavailable('silent', { outcomeUnknown: true })
    case 'is away':
      throw new ErpUnavailable('away', { outcomeUnknown: false, retryAfterMs: 5 })
    default:
      return erp.post(order)
  }
}

async function take(step: string, id: InvoiceId, documentId: string, n: number): Promise<void> {
  const decision = (by: string, kind: 'approve' | 'return') => ({ id: `${documentId}-${n}`, by, kind })
  const handle = town.handle(id)
  switch (step) {
    case 'approve':
    case 'return':
      await town.decide(id, decision(ANNE, step))
      return
    case 'ask':
      await town.decide(id, { id: `${documentId}-${n}`, by: ANNE, kind: 'ask', colleague: BO })
      return
    case 'stranger':
      expect(await town.decide(id, decision(STRANGER, 'approve'))).toBeDefined()
      return
    case 'signal':
      return handle.signal('review', decision(BO, 'return'))
    case 'stop':
      return town.setMode('stopped')
    case 'start':
      return town.setMode('on')
    case 'cancel':
      await handle.cancel()
      return
    case 'colleague':
      await town.codeInErp('HANNE', id)
      return
    case 'withdraw':
      await town.around.withdraw('HANNE', documentId)
  }
}

it(`ends once, whatever the order (${ORDERS} orders, seed ${SEED})`, async () => {
  const order = fc.asyncProperty(answers, steps, fc.boolean(), async (erpAnswers, taken, unsure) => {
    await town.setMode('on')
    const id = await town.receive(unsure ? { holdsCpr: true } : {})
    const documentId = (await town.store.records.get(id))?.documentId ?? ''
    next.set(documentId, [...erpAnswers])
    await town.start(id)
    for (const [n, step] of taken.entries()) await take(step, id, documentId, n).catch(() => undefined)
    await end(id, documentId)
    const closing = await town.handle(id).result()
    const entries = (await town.erp.journal(0, 1000)).filter((e) => e.documentId === documentId)
    expect(entries.length).toBeLessThanOrEqual(1)
    const outcome = (await town.store.records.get(id))?.outcome
    expect(outcome).toMatchObject(closing)
    if (closing.end === 'withdrawn') expect(entries).toHaveLength(0)
    else
      expect(entries[0]).toMatchObject({ no: closing.journalNo, how: HOW[closing.end as keyof typeof HOW] })
    await town.reteach()
  })
  await fc.assert(order, { numRuns: ORDERS, seed: SEED, endOnFailure: true })
})

const HOW = {
  postedByRobot: 'posted',
  postedByPerson: 'posted',
  codedInErp: 'posted',
  returned: 'returned',
  duplicateConfirmed: 'duplicate',
} as const

/** What the ERP did is reported; what still waits is decided by somebody in the end. */
async function end(id: InvoiceId, documentId: string): Promise<void> {
  for (let n = 0; ; n += 1) {
    const { status } = await town.handle(id).describe()
    if (status.name !== 'RUNNING') return
    const state = await town.erp.state(documentId)
    if (state.kind === 'closed' && state.entry.key === undefined) {
      await town.invoices.tell(id, { end: 'codedInErp', by: state.entry.user, journalNo: state.entry.no })
    } else if (state.kind === 'withdrawn') {
      await town.invoices.tell(id, { end: 'withdrawn', by: state.by })
    } else {
      await town.invoices
        .decide(id, { id: `${documentId}-end-${n}`, by: ANNE, kind: 'return' })
        .catch(() => undefined)
    }
  }
}
