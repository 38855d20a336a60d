/** From an invoice's end to the next training: what people coded here, and what the ERP's ledger says of the same documents later. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CodedLine, Coding } from '../domain/coding/coding.ts'
import { invoiceId } from '../domain/invoice/id.ts'
import type { Route } from '../domain/invoice/route.ts'
import { INVOICE } from '../domain/invoice/sample.test-support.ts'
import { postingBody } from '../domain/posting/body.ts'
import type { Review } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { record } from './record.ts'
import type { Closing } from './steps.ts'
import { trainingLines } from './training-lines.ts'
import type { World } from './world.ts'

let store: Store
beforeAll(async () => {
  store = await openWholeStore()
  await store.suppliers.put([{ creditorNo: 'K1', name: 'Papirhandel ApS', accounts: [] }])
})
beforeEach(async () => {
  for (const books of ['ledger', 'records']) await store.db.collection(books).deleteMany({})
})
afterAll(() => store.close())

const AT = new Date('2026-03-20T10:00:00Z')
const A: Coding = { account: '4010', vatCode: 'I25', dimensions: {} }
const B: Coding = { ...A, account: '4020' }
const NET = 10_000
const [LINE] = INVOICE.lines
if (!LINE) throw new Error('the sample has lines')
const ONE = {
  ...INVOICE,
  lines: [LINE],
  totals: { lines: NET, net: NET, vat: 2_500, gross: 12_500, payable: 12_500 },
}
const whole = (coding: Coding): readonly CodedLine[] => [{ lineId: '1', coding, net: NET }]
const SPLIT: readonly CodedLine[] = [
  { lineId: '1', coding: A, net: 6_000 },
  { lineId: '1', coding: B, net: 4_000 },
]
const CONTROL: Route = {
  to: 'person',
  reason: 'WAY_CONTROL',
  blind: true,
  proposal: true,
  mayBeDuplicate: false,
}

interface Way {
  readonly route?: Route
  readonly blind?: boolean
  /** Who is shown to have proposed A. */
  readonly model?: string
}

/** An invoice of one line for which A was proposed, and that people see: blind, or with the proposal. */
async function waiting(documentId: string, { route = CONTROL, blind = true, model = 'learned@sha' }: Way) {
  const review: Review = {
    reason: 'WAY_CONTROL',
    blind,
    proposal: true,
    mayBeDuplicate: false,
    level: 0,
    since: AT,
    deadlines: [],
  }
  const id = invoiceId('erp', documentId)
  await store.records.insert({
    _id: id,
    source: 'erp',
    documentId,
    fileName: 'invoice.xml',
    receivedAt: AT,
    size: 1,
    sha256: documentId,
    invoice: { ...ONE, number: documentId },
    parties: { creditorNo: 'K1', findings: [], rulesVersion: 1, run: 1 },
    proposal: {
      model,
      threshold: '',
      lines: [{ lineId: '1', coding: A, doubt: undefined, evidence: [] }],
      asOf: AT,
      run: 1,
    },
    suggestion: {
      model: 'sha',
      threshold: 0.9,
      mightDecide: true,
      lines: [{ lineId: '1', account: 'A' }],
    },
    routed: { route, mode: 'on', draw: 0, inclusion: 0.05, at: AT, run: 1 },
    review,
  })
  return id
}

/** People code it, here or in the ERP itself. */
async function coded(
  documentId: string,
  way: Way,
  lines: readonly CodedLine[],
  end: Closing['end'] = 'postedByPerson',
) {
  const id = await waiting(documentId, way)
  const facts = { creditorNo: 'K1', costCentre: '1', postingDate: '2026-03-20', codedBy: 'person:anne' }
  const body = postingBody(ONE, lines, facts)
  if (end === 'postedByPerson') await store.records.freezeBody(id, 'd1', body)
  if (end === 'postedByPerson')
    await store.records.keepDecision(id, { id: 'd1', by: 'anne', kind: 'code', lines, at: AT })
  const erp = { state: async () => ({ kind: 'closed', entry: { body } }) }
  const world = { store, erp, now: () => AT } as unknown as World
  await record(world, { id, run: 1 }, { end, by: 'anne' })
  return id
}

async function compared() {
  const ids = []
  for await (const { _id } of store.records.suggestedSince(new Date(0))) ids.push(_id)
  return ids
}

async function learnt() {
  const lines = []
  for await (const line of trainingLines(store)) lines.push(line)
  return lines
}

it('what was coded with a proposal in sight is marked, also where it was corrected', async () => {
  await coded('D1', { blind: false, model: 'uniform' }, whole(A))
  await coded('D2', { blind: false, model: 'uniform' }, whole(B))
  await coded('D3', { model: 'uniform' }, whole(B))
  expect((await learnt()).map((l) => [l.documentNo, l.account, l.aided === true])).toEqual([
    ['D1', '', true],
    ['D2', B.account, true],
    ['D3', B.account, false],
  ])
})

it('a line that people split is one line, on no one account', async () => {
  await coded('D1', {}, SPLIT)
  expect(await learnt()).toEqual([
    expect.objectContaining({ lineId: 'invoice/erp/D1/1', amount: NET, account: '', mixed: 'split' }),
  ])
})

it('what the robot was halted at is no draw of the control', async () => {
  await coded('D1', { route: { to: 'robot' }, blind: false }, whole(B))
  await coded('D2', { route: { to: 'robot' }, blind: false }, whole(B), 'codedInErp')
  await coded('D3', {}, whole(B))
  expect((await learnt()).map((l) => [l.documentNo, l.inclusion, l.undrawn])).toEqual([
    ['D1', 0.05, true],
    ['D2', 0.05, true],
    ['D3', 0.05, undefined],
  ])
})

it('what the ERP’s people split is an error of whoever proposed one account, as the control drew it', async () => {
  const id = await coded('D1', {}, SPLIT, 'codedInErp')
  expect((await store.records.get(id))?.outcome).toMatchObject({ end: 'codedInErp', linesUnknown: true })
  expect(await learnt()).toEqual([
    expect.objectContaining({ documentNo: 'D1', amount: NET, account: '', mixed: 'untold', inclusion: 0.05 }),
  ])
  expect(await compared()).toEqual([id])
})

it('what is drawn beyond its area’s share is a label, and nothing to tell how often the coder is right', async () => {
  const [share, beyond] = [await coded('D1', {}, whole(A)), await coded('D2', {}, whole(B))]
  await store.db
    .collection('records')
    .updateOne({ _id: beyond as never }, { $set: { 'routed.draw': 0.1, 'routed.inclusion': 0.25 } })
  expect((await learnt()).map((l) => [l.documentNo, l.inclusion])).toEqual([
    ['D1', 0.05],
    ['D2', 0.25],
  ])
  expect(await compared()).toEqual([share])
})

it('what can be told, or was coded by nobody, is not said to be unknown', async () => {
  for (const [documentId, end] of [
    ['D1', 'codedInErp'],
    ['D2', 'postedByPerson'],
    ['D3', 'returned'],
  ] as const) {
    const id = await coded(documentId, {}, whole(B), end)
    expect((await store.records.get(id))?.outcome).not.toHaveProperty('linesUnknown')
  }
  expect((await learnt()).map((l) => l.mixed)).toEqual([undefined, undefined])
})

it('what the ERP’s ledger tells of a document that was handled here counts once, by its record', async () => {
  const id = await coded('D1', {}, whole(B))
  const [own] = await store.ledger.ofDocument(id)
  if (!own) throw new Error('it taught nothing')
  const told = { ...own, lineId: 'E1', documentId: 'D1', postedBy: 'ANNE' }
  await store.ledger.put([told, { ...told, lineId: 'E2', documentId: 'D2' }])
  expect((await learnt()).map((l) => l.lineId)).toEqual(['invoice/erp/D1/1', 'E2'])
})

it('a draw that waits is the oldest that may become a label: of an invoice, and open', async () => {
  await coded('D1', {}, whole(B))
  const credit = await waiting('D2', {})
  await store.db
    .collection('records')
    .updateOne({ _id: credit as never }, { $set: { 'invoice.kind': 'creditNote' } })
  expect(await store.records.oldestOpenDraw()).toBeUndefined()
  await waiting('D3', { route: { ...CONTROL, reason: 'WAY_NO_EXPERIENCE', blind: false } })
  expect(await store.records.oldestOpenDraw()).toBeUndefined()
  await waiting('D4', {})
  expect(await store.records.oldestOpenDraw()).toEqual(AT)
})

it('what the rule of thumb proposed is told of what has ended in the shadow of a coder, not of what that one decided', async () => {
  const proposed = async () => {
    const found = []
    for await (const { _id } of store.records.proposedSince(new Date(0))) found.push(_id)
    return found
  }
  const id = await coded('D1', { model: 'uniform' }, whole(B))
  expect(await proposed()).toEqual([])
  const records = store.db.collection('records')
  await records.updateOne({ _id: id as never }, { $unset: { 'suggestion.mightDecide': '' } })
  expect(await proposed()).toEqual([id])
  await records.updateOne({ _id: id as never }, { $unset: { outcome: '' } })
  expect(await proposed()).toEqual([])
})
