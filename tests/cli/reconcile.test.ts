/** The account on real servers: one item deleted, added or altered in each of the three books is found, and by its name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../../domain/books/account.ts'
import type { BooksCode } from '../../domain/books/compare.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Arrival, Erp, JournalEntry } from '../../erp/port.ts'
import { paper } from '../../scripts/rehearsal/papers.ts'
import { ANNE, SOURCE } from '../../scripts/rehearsal/registers.ts'
import { erpReported } from '../../workflows/messages.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'
import { approval, type CommandLine, commandLine } from './run.ts'

interface Answer {
  readonly reconciles: boolean
  readonly account: Account
  readonly differences: readonly { readonly id: string; readonly code: BooksCode; readonly da: string }[]
}

const id = (documentId: string): InvoiceId => `invoice/${SOURCE}/${documentId}`
const POSTED = ['P1', 'P2', 'P3']
const WAITING = ['W1', 'W2', 'W3', 'W4', 'W5']
const BROKEN = 'Q1'
const HASH = 'f'.repeat(64)

let town: Town
let cli: CommandLine
/** What the command line sees instead of the ERP's own lists. */
let arrivals: (list: readonly Arrival[]) => readonly Arrival[]
let journal: (list: readonly JournalEntry[]) => readonly JournalEntry[]

const asTheErpIs = (): void => {
  arrivals = (list) => list
  journal = (list) => list
}
const inItsWay = (erp: Erp): Erp => ({
  ...erp,
  arrivals: async (after, limit) => arrivals(await erp.arrivals(after, limit)).filter((a) => a.seq > after),
  journal: async (after, limit) => journal(await erp.journal(after, limit)).filter((e) => e.no > after),
})

beforeAll(async () => {
  asTheErpIs()
  town = await townOnDevServer()
  cli = commandLine(town, { erp: inItsWay })
  await town.teach()
  await town.setMode('on')
  for (const [n, document] of POSTED.entries()) await town.around.arrive(document, Buffer.from(paper(n)))
  expect(await cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
  await town.setMode('stopped')
  for (const [n, document] of WAITING.entries())
    await town.around.arrive(document, Buffer.from(paper(100 + n)))
  await town.around.arrive(BROKEN, Buffer.from('Kære kommune, her er vores regning.'))
  expect(await cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
  // One of those that wait is coded by a person, one in the ERP itself, one is taken back there.
  expect(
    await cli.run('review', 'decide', id('W3'), '--by', ANNE, ...(await approval(town, id('W3')))),
  ).toMatchObject({ code: 0 })
  await town.handle(id('W3')).result()
  await town.codeInErp('COLLEAGUE', id('W4'))
  await town.around.withdraw('COLLEAGUE', 'W5')
  expect(await cli.run('intake', 'changes')).toMatchObject({ code: 0 })
  await Promise.all(['W4', 'W5'].map((document) => town.handle(id(document)).result()))
})
afterAll(() => town.close())

const differences = async (): Promise<readonly (readonly [string, BooksCode])[]> => {
  const { code, value } = await cli.json<Answer>('reconcile')
  expect(code).toBe(value.differences.length > 0 ? 1 : 0)
  expect(value.reconciles).toBe(value.differences.length === 0)
  return value.differences.map((d) => [d.id, d.code])
}

const record = (document: string) =>
  town.store.db.collection('records').findOne({ _id: id(document) as never })
const restore = async (document: string, kept: Awaited<ReturnType<typeof record>>): Promise<void> => {
  await town.store.db.collection('records').deleteOne({ _id: id(document) as never })
  if (kept) await town.store.db.collection('records').insertOne(kept)
}

it('finds every received invoice in one place, in all three books alike', async () => {
  const { code, value } = await cli.json<Answer>('reconcile')
  expect(value.differences).toEqual([])
  expect(code).toBe(0)
  expect(value.account).toMatchObject({
    received: 9,
    ends: { postedByRobot: 3, postedByPerson: 1, codedInErp: 1, withdrawn: 1 },
    waiting: 2,
    quarantined: 1,
    unaccounted: 0,
    notYetTaken: 0,
  })
  const { out } = await cli.run('reconcile')
  expect(out).toContain('The books agree.')
})

it('counts a document whose id cannot stand in an invoice’s like any other, and finds it by that id', async () => {
  await town.around.arrive('2022/17', Buffer.from('Kære kommune, her er en regning mere.'))
  expect(await cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
  const { value } = await cli.json<Answer>('reconcile')
  expect(value).toMatchObject({ differences: [], account: { received: 10, quarantined: 2 } })
  expect((await cli.run('invoice', 'show', '2022/17')).out).toMatch(
    /^invoice\/test\/x-[0-9a-f]{32}: quarantined/,
  )
  await town.around.withdraw('COLLEAGUE', '2022/17')
  expect(await cli.run('intake', 'changes')).toMatchObject({ code: 0 })
  expect((await cli.json<Answer>('reconcile')).value).toMatchObject({
    differences: [],
    account: { received: 10, ends: { withdrawn: 2 } },
  })
})

it('counts what has arrived after the intake’s cursor apart', async () => {
  arrivals = (list) => [...list, ...list.slice(-1).map((a) => ({ ...a, documentId: 'N1', seq: a.seq + 1 }))]
  const { code, value } = await cli.json<Answer>('reconcile')
  asTheErpIs()
  expect(code).toBe(0)
  expect(value.account).toMatchObject({ received: 10, notYetTaken: 1 })
})

describe('in the ERP’s own list and journal', () => {
  it('an arrival is deleted', async () => {
    arrivals = (list) => list.filter((a) => a.documentId !== 'P1')
    expect(await differences()).toEqual([[id('P1'), 'BOOKS_NOT_RECEIVED']])
    asTheErpIs()
  })

  it('an arrival is added', async () => {
    arrivals = (list) =>
      list.flatMap((a) => (a.documentId === 'P1' ? [{ ...a, documentId: 'X1', seq: a.seq - 0.5 }, a] : [a]))
    expect(await differences()).toEqual([[id('X1'), 'BOOKS_NOT_RECORDED']])
    asTheErpIs()
  })

  it('an arrival’s bytes are altered', async () => {
    arrivals = (list) => list.map((a) => (a.documentId === 'W1' ? { ...a, sha256: HASH } : a))
    expect(await differences()).toEqual([[id('W1'), 'BOOKS_BYTES_DIFFER']])
    asTheErpIs()
  })

  it('a closing is deleted', async () => {
    journal = (list) => list.filter((e) => e.documentId !== 'P2')
    expect(await differences()).toEqual([[id('P2'), 'BOOKS_NOT_IN_JOURNAL']])
    asTheErpIs()
  })

  it('a closing is added: of what waits, of what we never had, and of what is closed already', async () => {
    journal = (list) =>
      list.flatMap((e) =>
        e.documentId === 'P1'
          ? [
              e,
              { ...e, documentId: 'W1', key: id('W1'), no: e.no + 0.1 },
              { ...e, documentId: 'X1', key: id('X1'), no: e.no + 0.2 },
              { ...e, no: e.no + 0.3 },
            ]
          : [e],
      )
    const found = await differences()
    asTheErpIs()
    expect(found).toContainEqual([id('W1'), 'BOOKS_CLOSED_NOT_RECORDED'])
    expect(found).toContainEqual([id('X1'), 'BOOKS_POSTED_WITHOUT_RECORD'])
    expect(found).toContainEqual([id('P1'), 'BOOKS_CLOSED_TWICE'])
    expect(new Set(found.map(([of]) => of))).toEqual(new Set(['W1', 'X1', 'P1'].map(id)))
  })

  it.each<[string, (e: JournalEntry) => JournalEntry, BooksCode]>([
    ['body', (e) => ({ ...e, bodyHash: HASH }), 'BOOKS_BODY_DIFFERS'],
    ['number', (e) => ({ ...e, no: e.no + 0.1 }), 'BOOKS_END_DIFFERS'],
    ['coder', (e) => ({ ...e, codedBy: 'person:bo' }), 'BOOKS_END_DIFFERS'],
    ['kind', (e) => ({ ...e, how: 'returned' }), 'BOOKS_END_DIFFERS'],
    ['key', (e) => ({ ...e, key: 'another program' }), 'BOOKS_FOREIGN_KEY'],
  ])('a closing’s %s is altered', async (_, alter, code) => {
    journal = (list) => list.map((e) => (e.documentId === 'W3' ? alter(e) : e))
    expect(await differences()).toContainEqual([id('W3'), code])
    asTheErpIs()
  })
})

describe('in the records', () => {
  it('a record is deleted: of one that ended, and of one that waits', async () => {
    const kept = await Promise.all(['P1', 'W1'].map(record))
    for (const document of ['P1', 'W1'])
      await town.store.db.collection('records').deleteOne({ _id: id(document) as never })
    const found = await differences()
    await restore('P1', kept[0] ?? null)
    await restore('W1', kept[1] ?? null)
    expect(found).toContainEqual([id('P1'), 'BOOKS_NOT_RECORDED'])
    expect(found).toContainEqual([id('P1'), 'BOOKS_POSTED_WITHOUT_RECORD'])
    expect(found).toContainEqual([id('W1'), 'BOOKS_NOT_RECORDED'])
    expect(found).toContainEqual([id('W1'), 'BOOKS_WORKFLOW_WITHOUT_RECORD'])
    expect(await differences()).toEqual([])
  })

  it('a record is added', async () => {
    const like = await record('W1')
    if (!like) throw new Error('no such record')
    await town.store.db.collection('records').insertOne({ ...like, _id: id('X2') as never, documentId: 'X2' })
    const found = await differences()
    await restore('X2', null)
    expect(found).toEqual([
      [id('X2'), 'BOOKS_NOT_RECEIVED'],
      [id('X2'), 'BOOKS_NO_WORKFLOW'],
    ])
  })

  it.each<[string, string, object, BooksCode]>([
    ['end', 'P1', { $set: { 'outcome.end': 'returned' } }, 'BOOKS_END_DIFFERS'],
    ['end is gone', 'P1', { $unset: { outcome: 1 } }, 'BOOKS_NO_WORKFLOW'],
    [
      'end is made up',
      'W1',
      { $set: { outcome: { end: 'postedByRobot', by: 'robot', at: new Date() } } },
      'BOOKS_NOT_IN_JOURNAL',
    ],
    ['withdrawal is made up', 'P1', { $set: { 'outcome.end': 'withdrawn' } }, 'BOOKS_END_DIFFERS'],
    ['bytes', 'P1', { $set: { sha256: HASH } }, 'BOOKS_BYTES_DIFFER'],
    ['frozen body', 'P1', { $set: { bodies: {} } }, 'BOOKS_BODY_DIFFERS'],
  ])('a record is altered: %s', async (_, document, alter, code) => {
    const kept = await record(document)
    await town.store.db.collection('records').updateOne({ _id: id(document) as never }, alter)
    const found = await differences()
    await restore(document, kept)
    expect(found).toContainEqual([id(document), code])
    expect(new Set(found.map(([of]) => of))).toEqual(new Set([id(document)]))
  })
})

describe('in Temporal', () => {
  /** The search is behind by a moment; what it has not seen yet nobody can find. */
  const searchShows = (of: InvoiceId, status: 'Running' | 'Terminated' | 'Completed') =>
    town.until(async () => {
      const query = `WorkflowId = '${of}' AND ExecutionStatus = '${status}'`
      return (await town.client.workflow.count(query)).count > 0
    })

  it('a workflow is terminated; the next night starts it again', async () => {
    await town.handle(id('W1')).terminate('a test')
    await searchShows(id('W1'), 'Terminated')
    expect(await differences()).toEqual([[id('W1'), 'BOOKS_NO_WORKFLOW']])
    expect(await cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
    expect(await differences()).toEqual([])
  })

  it('a workflow is started without a record', async () => {
    const handle = await town.client.workflow.start('invoice', {
      workflowId: id('X3'),
      // Nobody works there, so that it stays as it is.
      taskQueue: 'nobody',
      args: [{ id: id('X3') }],
    })
    await searchShows(id('X3'), 'Running')
    expect(await differences()).toEqual([[id('X3'), 'BOOKS_WORKFLOW_WITHOUT_RECORD']])
    await handle.terminate('a test')
    await searchShows(id('X3'), 'Terminated')
    expect(await differences()).toEqual([])
  })

  it('a workflow is told of a closing that the ERP does not know', async () => {
    await town.handle(id('W2')).signal(erpReported, { end: 'codedInErp', by: 'NOBODY', journalNo: 999 })
    await town.handle(id('W2')).result()
    await searchShows(id('W2'), 'Completed')
    expect(await differences()).toEqual([[id('W2'), 'BOOKS_NOT_IN_JOURNAL']])
  })
})

it('a document that nobody could read was booked in the ERP, and a copy of it that could be read was paid', async () => {
  const [body] = Object.values((await town.store.records.get(id('P1')))?.bodies ?? {})
  if (!body) throw new Error('nothing was posted')
  await town.around.arrive('Q2', Buffer.from('Kære kommune, her er regningen igen.'))
  expect(await cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
  const before = await differences()
  expect(await town.around.code('COLLEAGUE', 'Q2', body)).toMatchObject({ kind: 'coded' })
  expect(await cli.run('intake', 'changes')).toMatchObject({ code: 0 })
  expect(await differences()).toEqual([...before, [id('Q2'), 'BOOKS_UNREAD_PAID_TWICE']])
  const settle = (by: string, why: string, other = 'P1') =>
    cli.run('reconcile', 'settle', 'Q2', other, '--by', by, '--why', why)
  expect((await settle(ANNE, 'reversed')).notes).toContain('not finance or admin')
  expect((await settle('nobody', 'reversed')).notes).toContain('not registered as a reviewer')
  expect(await settle('finn', ' ')).toMatchObject({ code: 2 })
  expect(await settle('finn', 'reversed', 'P2')).toMatchObject({ code: 1 })
  expect(await differences()).toEqual([...before, [id('Q2'), 'BOOKS_UNREAD_PAID_TWICE']])
  const { code, value } = await cli.json(
    'reconcile',
    'settle',
    'Q2',
    'P1',
    '--by',
    'finn',
    '--why',
    'reversed 010190-1234',
  )
  expect(code).toBe(0)
  expect(value).toEqual({ id: id('Q2'), other: id('P1'), by: 'finn', why: 'reversed XXXXXX-XXXX' })
  expect(await differences()).toEqual(before)
  expect(await town.store.cleared.settled(id('P1'), [id('Q2')])).toEqual(new Set([id('Q2')]))
})
