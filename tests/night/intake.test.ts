/** The night: what the ERP hands over is stored, read and started; doing it again posts nothing twice and loses nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NightAccount } from '../../activities/intake-steps.ts'
import { type InvoiceId, invoiceId } from '../../domain/invoice/id.ts'
import { idOfDocument } from '../../domain/invoice/id-of-document.ts'
import { paper } from '../../scripts/rehearsal/papers.ts'
import { ANNE, SOURCE } from '../../scripts/rehearsal/registers.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

/** What the ERP delivers instead of the document; set by a test. */
let delivered: Buffer | undefined

let town: Town
beforeAll(async () => {
  town = await townOnDevServer({
    erp: (erp) => ({ ...erp, download: async (id) => delivered ?? erp.download(id) }),
  })
  await town.setMode('on')
  await town.teach()
})
afterAll(() => town.close())

let nights = 0
async function night(): Promise<NightAccount> {
  nights += 1
  return town.client.workflow.execute('intake', {
    taskQueue: 'invoices',
    workflowId: `intake/${nights}`,
    args: [{}],
  })
}
async function changes(): Promise<number> {
  nights += 1
  return town.client.workflow.execute('changes', {
    taskQueue: 'invoices',
    workflowId: `changes/${nights}`,
    args: [],
  })
}
const idOf = (documentId: string): InvoiceId => invoiceId(SOURCE, documentId)
const settled = (id: InvoiceId) =>
  town.until(async () => {
    const record = await town.store.records.get(id, ['review', 'outcome'])
    return record?.review !== undefined || record?.outcome !== undefined
  })

/** On a busy machine Temporal loses one of a hundred tasks on its way to the worker, and gives it again when the time that it may take is up. */
const LOST_TASK_LIMIT_MS = 180_000

it('takes in page after page, posts what is right, and keeps the original byte for byte', {
  timeout: LOST_TASK_LIMIT_MS,
}, async () => {
  const documents = Array.from({ length: 120 }, (_, n) => `N${n}`)
  for (const [n, documentId] of documents.entries())
    await town.around.arrive(documentId, Buffer.from(paper(n)))
  expect(await night()).toMatchObject({ arrived: 120, started: 120, quarantined: 0, known: 0 })
  // One after the other: a hundred who look all the time would keep the workers from working.
  for (const documentId of documents) await settled(idOf(documentId))
  const record = await town.store.records.get(idOf('N7'))
  const original = await town.store.originals.get(record?.sha256 ?? '')
  expect(Buffer.from(original ?? []).toString()).toBe(paper(7))
})

it('finds nothing new the second time, and posts nothing twice when the whole night is run again', async () => {
  const before = await town.erp.journal(0, 1000)
  expect(await night()).toMatchObject({ arrived: 0 })
  // As if it had never run: from the first arrival on.
  await town.store.db.collection('intakes').deleteMany({})
  expect(await night()).toMatchObject({ arrived: 120, started: 0, known: 120 })
  expect(await town.erp.journal(0, 1000)).toEqual(before)
})

it('posts nothing twice when Temporal has forgotten the closed workflows', async () => {
  const before = await town.erp.journal(0, 1000)
  for await (const { workflowId, runId, status } of town.client.workflow.list({
    query: "WorkflowType = 'invoice'",
  })) {
    if (status.name !== 'COMPLETED') continue
    const execution = { workflowId, runId }
    await town.client.workflowService.deleteWorkflowExecution({
      namespace: town.client.options.namespace,
      workflowExecution: execution,
    })
  }
  await town.store.db.collection('intakes').deleteMany({})
  expect(await night()).toMatchObject({ arrived: 120, started: 0, known: 120 })
  expect(await town.erp.journal(0, 1000)).toEqual(before)
})

it('quarantines what cannot be read, with a reason, and goes on', async () => {
  await town.around.arrive('Q1', Buffer.from('this is no XML'))
  await town.around.arrive('Q2', Buffer.from(''))
  await town.around.arrive('Q3', Buffer.from(paper(1001)))
  expect(await night()).toMatchObject({ arrived: 3, started: 1, quarantined: 2 })
  expect((await town.store.records.get(idOf('Q1')))?.quarantine).toMatchObject({
    code: 'DOC_NOT_XML',
    tries: 1,
  })
  expect((await town.store.records.get(idOf('Q2')))?.quarantine).toMatchObject({ code: 'DOC_EMPTY' })
  await settled(idOf('Q3'))
})

it('starts again what was terminated, however much waits unread before it', async () => {
  const PAGE = 100
  const [some] = await town.store.records.list({ end: 'postedByRobot' }, 0, 1)
  if (!some) throw new Error('nothing was posted')
  const { outcome: _, invoice: __, review: ___, routed: ____, parties: _____, ...rest } = some
  const quarantine = { code: 'DOC_NOT_XML', detail: '', at: new Date(), tries: 1 } as const
  for (let n = 0; n < PAGE; n += 1)
    await town.store.records.insert({
      ...rest,
      _id: idOf(`A-UNREAD-${n}`),
      documentId: `A-UNREAD-${n}`,
      quarantine,
    })
  await town.setMode('stopped')
  await town.around.arrive('Z-LAST', Buffer.from(paper(900)))
  await night()
  await settled(idOf('Z-LAST'))
  await town.handle(idOf('Z-LAST')).terminate('a test')
  expect(await night()).toMatchObject({ resumed: 1 })
  await town.store.db.collection('records').deleteMany({ documentId: /^A-UNREAD-/ })
  await town.setMode('on')
})

it('starts again what an operator terminated, and leaves alone who waits', async () => {
  await town.around.arrive(
    'T1',
    Buffer.from(paper(2001).replace('IssueDate>2026', 'IssueDate>2025').replaceAll('Planteskolen', '')),
  )
  await night()
  await settled(idOf('T1'))
  await town.handle(idOf('T1')).terminate()
  expect(await night()).toMatchObject({ arrived: 0, resumed: 1 })
  expect((await town.handle(idOf('T1')).describe()).status.name).toBe('RUNNING')
  expect(await night()).toMatchObject({ resumed: 0 })
})

it('passes on what colleagues coded or withdrew in the ERP, also of what could not be read', async () => {
  await town.around.arrive('C1', Buffer.from(paper(3001).replaceAll('DKK', 'EUR')))
  await town.around.arrive('C2', Buffer.from(paper(3002).replaceAll('DKK', 'EUR')))
  await night()
  await Promise.all([settled(idOf('C1')), settled(idOf('C2'))])
  await town.codeInErp('HANNE', idOf('C1'))
  await town.around.withdraw('HANNE', 'C2')
  await town.around.withdraw('HANNE', 'Q1')
  expect(await changes()).toBe(3)
  expect(await town.handle(idOf('C1')).result()).toMatchObject({ end: 'codedInErp', by: 'HANNE' })
  expect(await town.handle(idOf('C2')).result()).toMatchObject({ end: 'withdrawn' })
  expect((await town.store.records.get(idOf('Q1')))?.outcome).toMatchObject({ end: 'withdrawn', by: 'HANNE' })
  expect(await changes()).toBe(0)
})

it('takes in a document whose id cannot stand in an invoice’s, and closes it in the ERP', async () => {
  await town.setMode('stopped')
  await town.around.arrive('2022/17', Buffer.from(paper(5001)))
  await town.around.arrive('2022/18', Buffer.from('this is no XML'))
  expect(await night()).toMatchObject({ arrived: 2, started: 1, quarantined: 1 })
  const [id, unread] = ['2022/17', '2022/18'].map((d) => idOfDocument(SOURCE, d)) as [InvoiceId, InvoiceId]
  await settled(id)
  expect(await town.decide(id, { id: 'odd', by: ANNE, kind: 'return' })).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'returned', by: ANNE })
  expect(await town.erp.state('2022/17')).toMatchObject({ kind: 'closed', entry: { key: id } })
  await town.around.withdraw('HANNE', '2022/18')
  expect(await changes()).toBe(1)
  expect((await town.store.records.get(unread))?.outcome).toMatchObject({ end: 'withdrawn', by: 'HANNE' })
  await town.setMode('on')
})

it('keeps a document that is not what the ERP announced apart', async () => {
  await town.around.arrive('A1', Buffer.from(paper(4001)))
  delivered = Buffer.from(paper(4002))
  expect(await night()).toMatchObject({ arrived: 1, quarantined: 1 })
  expect((await town.store.records.get(idOf('A1')))?.quarantine).toMatchObject({ code: 'DOC_ALTERED' })
})
