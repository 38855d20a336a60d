/** The ways of an invoice that people decide. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { Decision } from '../../domain/review/decision.ts'
import {
  ANNE,
  BO,
  CODING,
  CREDITOR,
  CREDITOR_2,
  CVR,
  CVR_2,
  OTHER,
  STRANGER,
} from '../../scripts/rehearsal/registers.ts'
import { erpReported } from '../../workflows/messages.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

let town: Town
beforeAll(async () => {
  town = await townOnDevServer()
  await town.teach(CREDITOR)
  await town.teach(CREDITOR_2)
})
afterAll(() => town.close())
beforeEach(() => town.setMode('on'))

/** An invoice that people have been shown. */
async function waiting(change: Partial<Invoice> = UNSURE): Promise<InvoiceId> {
  const id = await town.receive(change)
  await town.start(id)
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
  return id
}

/** Something that a rule leaves to a person, and that a person may post all the same. */
const UNSURE: Partial<Invoice> = { holdsCpr: true, supplier: { name: 'Maskinparken', cvr: CVR_2 } }

let made = 0
function decision(change: Partial<Decision>): Decision {
  made += 1
  return { id: `decision-${made}`, by: ANNE, kind: 'approve', ...change }
}

async function lineOf(id: InvoiceId) {
  const line = (await town.store.records.get(id, ['invoice']))?.invoice?.lines[0]
  if (!line) throw new Error('the invoice has no line')
  return line
}

it('posts the proposal that a reviewer approves, in the reviewer’s name', async () => {
  const id = await waiting()
  expect(await town.decide(id, decision({ kind: 'approve' }))).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson', by: ANNE })
  const record = await town.store.records.get(id)
  expect(record?.outcome?.lines).toEqual([{ lineId: '1', coding: CODING, net: (await lineOf(id)).net }])
  const [entry] = (await town.erp.journal(0, 1000)).filter((e) => e.key === id)
  expect(entry).toMatchObject({ user: 'ROBOT', codedBy: `person:${ANNE}` })
})

it('posts what a reviewer coded otherwise, split over two accounts', async () => {
  const id = await waiting()
  const { net } = await lineOf(id)
  const lines = [
    { lineId: '1', coding: CODING, net: 40_000 },
    { lineId: '1', coding: OTHER, net: net - 40_000 },
  ]
  expect(await town.decide(id, decision({ kind: 'code', lines }))).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson' })
  const [entry] = (await town.erp.journal(0, 1000)).filter((e) => e.key === id)
  expect(entry?.body?.lines.map((l) => [l.account, l.net])).toEqual([
    ['4600', 40_000],
    ['4700', net - 40_000],
  ])
})

it('returns an invoice to the supplier, and lets the corrected one of the same number pass', async () => {
  const number = 'RETURNED-1'
  const id = await waiting({ holdsCpr: true, number })
  await town.decide(id, decision({ kind: 'return' }))
  expect(await town.handle(id).result()).toMatchObject({ end: 'returned', by: ANNE })
  expect(await town.erp.state((await town.store.records.get(id))?.documentId ?? '')).toMatchObject({
    kind: 'closed',
    entry: { how: 'returned' },
  })
  const corrected = await town.receive({ number })
  await town.start(corrected)
  expect(await town.handle(corrected).result()).toMatchObject({ end: 'postedByRobot' })
})

it('stops the same number, disguised, and closes it as a duplicate when a person says so', async () => {
  const first = await town.receive({ number: 'FAK-0815' })
  await town.start(first)
  await town.handle(first).result()
  const copy = await waiting({ number: ' fak 0815' })
  const record = await town.store.records.get(copy)
  expect(record?.review?.reason).toBe('WAY_DUPLICATE')
  expect(record?.duplicates?.of).toEqual([first])
  expect(await town.decide(copy, decision({ kind: 'duplicate' }))).toBeUndefined()
  expect(await town.handle(copy).result()).toMatchObject({ end: 'duplicateConfirmed', by: ANNE })
})

it('refuses “duplicate” when the other one is dead: one of the two must be paid', async () => {
  const first = await waiting({ ...UNSURE, number: 'DEAD-1' })
  const copy = await waiting({ ...UNSURE, number: 'DEAD1' })
  await town.decide(first, decision({ kind: 'return' }))
  await town.handle(first).result()
  expect(await town.decide(copy, decision({ kind: 'duplicate' }))).toMatchObject({
    code: 'DECISION_ORIGINAL_GONE',
  })
})

it('returns none of which others were closed as duplicates, unless the person has seen them', async () => {
  const first = await waiting({ ...UNSURE, number: 'LAST-1' })
  const [copy, second] = [
    await waiting({ ...UNSURE, number: 'LAST1' }),
    await waiting({ ...UNSURE, number: 'LAST 1' }),
  ]
  const giveBack = (others?: readonly string[]) =>
    town.decide(first, decision({ kind: 'return', ...(others ? { others } : {}) }))
  expect(await giveBack([copy])).toMatchObject({ code: 'DECISION_SHAPE', field: 'others' })
  expect(await town.decide(copy, decision({ kind: 'duplicate', of: first }))).toBeUndefined()
  expect(await town.handle(copy).result()).toMatchObject({ end: 'duplicateConfirmed' })
  expect(await giveBack()).toMatchObject({ code: 'DECISION_HAS_DUPLICATE', field: 'others' })
  // It lives on: refused words stand in nobody's way.
  expect(await town.decide(second, decision({ kind: 'duplicate', of: first }))).toBeUndefined()
  await town.handle(second).result()
  expect(await giveBack([copy])).toMatchObject({ code: 'DECISION_HAS_DUPLICATE', field: 'others' })
  expect(await giveBack([second, copy])).toBeUndefined()
  expect(await town.handle(first).result()).toMatchObject({ end: 'returned', by: ANNE })
})

it('of a return and a duplicate of it at the same moment lets one count at most', async () => {
  const first = await waiting({ ...UNSURE, number: 'RACE-1' })
  const copy = await waiting({ ...UNSURE, number: 'RACE1' })
  const answers = await Promise.all([
    town.decide(first, decision({ kind: 'return' })),
    town.decide(copy, decision({ kind: 'duplicate', of: first })),
  ])
  const refused = answers.flatMap((a) => a?.code ?? [])
  expect(refused.length).toBeGreaterThan(0)
  for (const code of refused) expect(['DECISION_HAS_DUPLICATE', 'DECISION_ORIGINAL_GONE']).toContain(code)
  for (const id of [copy, first]) await town.codeInErp('COLLEAGUE', id).catch(() => undefined)
})

it('closes as a duplicate of the one that the person saw, not of whatever the record names by now', async () => {
  const dead = await waiting({ ...UNSURE, number: 'BOUND-1' })
  const copy = await waiting({ ...UNSURE, number: 'BOUND1' })
  const alive = await waiting()
  const find = (...of: readonly string[]) =>
    town.store.db
      .collection<{ _id: string }>('records')
      .updateOne({ _id: copy }, { $set: { 'duplicates.of': of } })
  const say = (of?: string) =>
    town.invoices.decide(copy, decision({ kind: 'duplicate', ...(of === undefined ? {} : { of }) }))
  await find(dead, alive)
  expect(await say()).toMatchObject({ code: 'DECISION_SHAPE', field: 'of' })
  await find(alive)
  expect(await say()).toMatchObject({ code: 'DECISION_SHAPE', field: 'of' })
  await town.decide(dead, decision({ kind: 'return' }))
  await town.handle(dead).result()
  // That another lives does not make it a duplicate of that one.
  await find(dead, alive)
  expect(await say(dead)).toMatchObject({ code: 'DECISION_ORIGINAL_GONE', field: 'of' })
  // Of the imported ledger only what the check has found.
  expect(await say('ledger/D 1')).toMatchObject({ code: 'DECISION_NO_ORIGINAL', field: 'of' })
  await find(dead, 'ledger/D 1')
  expect(await say('ledger/D 1')).toBeUndefined()
  expect(await town.handle(copy).result()).toMatchObject({ end: 'duplicateConfirmed', by: ANNE })
  expect((await town.store.records.get(copy))?.decisions?.at(-1)).toMatchObject({ of: 'ledger/D 1' })
})

it('closes nothing as a duplicate of one that a posted credit note has taken back', async () => {
  const first = await town.receive({ number: 'CREDITED-1' })
  await town.start(first)
  await town.handle(first).result()
  const posted = await town.store.records.get(first)
  const { lines, vat, totals } = posted?.invoice ?? {}
  // All in one night: the note waits while the new invoice is compared.
  const note = await waiting({
    holdsCpr: true,
    kind: 'creditNote',
    number: 'K-1',
    corrects: 'CREDITED-1',
    lines,
    vat,
    totals,
  })
  const again = await waiting({ number: 'CREDITED1' })
  expect((await town.store.records.get(again))?.duplicates?.of).toEqual([first])
  await town.codeInErp('COLLEAGUE', note)
  await town.handle(note).signal(erpReported, { end: 'codedInErp', by: 'COLLEAGUE', journalNo: 1 })
  await town.handle(note).result()
  expect(await town.decide(again, decision({ kind: 'duplicate' }))).toMatchObject({
    code: 'DECISION_ORIGINAL_GONE',
    field: 'of',
  })
  expect(await town.decide(again, decision({ kind: 'notDuplicate' }))).toBeUndefined()
})

it('closes as a duplicate of the invoice that a person found, and of nothing else', async () => {
  const other = await waiting()
  const id = await waiting()
  const stranger = await waiting({ holdsCpr: true, supplier: { name: 'Planteskolen', cvr: CVR } })
  const of = (named?: InvoiceId) =>
    town.decide(id, decision({ kind: 'duplicate', ...(named ? { of: named } : {}) }))
  expect(await of()).toMatchObject({ code: 'DECISION_NO_ORIGINAL' })
  expect(await of(id)).toMatchObject({ code: 'DECISION_NO_ORIGINAL' })
  expect(await of('invoice/erp/UNKNOWN')).toMatchObject({ code: 'DECISION_NO_ORIGINAL' })
  // Another supplier and another amount: a mistyped id must not make an invoice vanish.
  expect(await of(stranger)).toMatchObject({ code: 'DECISION_NO_ORIGINAL', field: 'of' })
  expect(await of(other)).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'duplicateConfirmed', by: ANNE })
  expect((await town.store.records.get(id))?.decisions?.at(-1)).toMatchObject({ of: other })
})

it('approves the proposal that was seen, and no other', async () => {
  const id = await waiting()
  expect(await town.decide(id, decision({ proposal: 1 }))).toMatchObject({
    code: 'DECISION_PROPOSAL_CHANGED',
    field: 'proposal',
  })
  expect(await town.decide(id, decision({}))).toBeUndefined()
  await town.handle(id).result()
})

it('leaves an invoice that is no duplicate to be coded', async () => {
  const first = await waiting({ ...UNSURE, number: 'TWIN-1' })
  const second = await waiting({ ...UNSURE, number: 'TWIN1' })
  expect(await town.decide(first, decision({ kind: 'notDuplicate' }))).toMatchObject({
    code: 'DECISION_NOT_DUPLICATE_CASE',
  })
  const without = (others?: readonly string[]) =>
    town.invoices.decide(second, decision({ kind: 'notDuplicate', ...(others ? { others } : {}) }))
  expect(await without()).toMatchObject({ code: 'DECISION_SHAPE', field: 'others' })
  expect(await town.decide(second, decision({ kind: 'notDuplicate' }))).toBeUndefined()
  expect(await town.decide(second, decision({ kind: 'approve' }))).toBeUndefined()
  expect(await town.handle(second).result()).toMatchObject({ end: 'postedByPerson' })
})

it('clears no other than those that the person saw', async () => {
  const first = await waiting({ ...UNSURE, number: 'SEEN-1' })
  const second = await waiting({ ...UNSURE, number: 'SEEN1' })
  const seen = (await town.store.records.get(second))?.duplicates?.of ?? []
  expect(seen).toEqual([first])
  const found = 'invoice/test/FOUND-MEANWHILE'
  await town.store.db
    .collection<{ _id: string }>('records')
    .updateOne({ _id: second }, { $set: { 'duplicates.of': [first, found] } })
  const say = (others: readonly string[]) => town.decide(second, decision({ kind: 'notDuplicate', others }))
  expect(await say(seen)).toMatchObject({ code: 'DECISION_OTHERS_CHANGED', field: 'others' })
  expect(await town.store.cleared.among(second, [first, found])).toEqual(new Set())
  // It is as open as before.
  expect(await town.decide(second, decision({}))).toMatchObject({ code: 'DECISION_DUPLICATE_FIRST' })
  expect(await say([found, first])).toBeUndefined()
  expect(await town.store.cleared.among(second, [first, found])).toEqual(new Set([first, found]))
  expect(await town.decide(second, decision({}))).toBeUndefined()
  expect(await town.handle(second).result()).toMatchObject({ end: 'postedByPerson' })
})

it('hands an invoice to a colleague who was asked, and tells the colleague once', async () => {
  const id = await waiting()
  expect(await town.decide(id, decision({ kind: 'ask', colleague: BO }))).toBeUndefined()
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review?.assignee === BO)
  expect(await town.decide(id, decision({ kind: 'ask', colleague: BO }))).toBeUndefined()
  const told = town.mails.filter((m) => m.subject === `En kollega spørger dig om en faktura: ${id}`)
  expect(told.map((m) => m.to)).toEqual([`${BO}@kommune.example`])
  expect(await town.decide(id, decision({ kind: 'ask', colleague: STRANGER }))).toMatchObject({
    code: 'RIGHT_COLLEAGUE',
  })
  expect(await town.decide(id, decision({ by: BO }))).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ by: BO })
})

it('refuses who has no right to it, and leaves the review open', async () => {
  const id = await waiting({ ...UNSURE, orderedBy: BO })
  expect(await town.decide(id, decision({ by: STRANGER }))).toMatchObject({ code: 'RIGHT_AREA' })
  expect(await town.decide(id, decision({ by: 'nobody' }))).toMatchObject({
    code: 'RIGHT_UNKNOWN_PERSON',
  })
  expect(await town.decide(id, decision({ by: 'low' }))).toMatchObject({ code: 'RIGHT_CEILING' })
  expect(await town.decide(id, decision({ by: BO }))).toMatchObject({ code: 'RIGHT_ORDERED' })
  expect(await town.decide(id, decision({ by: ANNE }))).toBeUndefined()
  await town.handle(id).result()
})

it('refuses a decision that is not filled in, whose amounts do not add up, or whose account is closed', async () => {
  const id = await waiting()
  const { net } = await lineOf(id)
  const closed = [{ lineId: '1', coding: { ...CODING, account: '4800' }, net }]
  const short = [{ lineId: '1', coding: CODING, net: net - 1 }]
  expect(await town.decide(id, { ...decision({}), kind: 'pay' as never })).toMatchObject({
    code: 'DECISION_SHAPE',
    field: 'kind',
  })
  expect(await town.decide(id, decision({ kind: 'code', lines: short }))).toMatchObject({
    code: 'DECISION_AMOUNTS',
  })
  expect(await town.decide(id, decision({ kind: 'code', lines: closed }))).toMatchObject({
    code: 'DECISION_ACCOUNT',
  })
  await town.decide(id, decision({}))
  await town.handle(id).result()
})

it('lets one of two people win at once, and tells the other who and when', async () => {
  const id = await waiting()
  const answers = await Promise.all([
    town.decide(id, decision({ by: ANNE })),
    town.decide(id, decision({ by: BO })),
  ])
  const closing = await town.handle(id).result()
  const refused = answers.filter((a) => a !== undefined)
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({ code: 'DECISION_TAKEN', by: closing.by, at: expect.any(String) })
})

it('takes a decision by signal, and records as ignored what does not count', async () => {
  const id = await waiting()
  await town.handle(id).signal('review', { id: 'd', by: ANNE, kind: 'approve', comment: 'hello' })
  await town.handle(id).signal('review', await town.seen(id, decision({ by: STRANGER })))
  await town.until(async () => ((await town.store.records.get(id, ['ignored']))?.ignored?.length ?? 0) === 2)
  const ignored = (await town.store.records.get(id, ['ignored']))?.ignored
  expect(ignored?.map((i) => i.reason)).toEqual(['DECISION_SHAPE', 'RIGHT_AREA'])
  await town.handle(id).signal('review', await town.seen(id, decision({})))
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson', by: ANNE })
})

it('answers the same to the same form sent twice', async () => {
  const id = await waiting()
  const form = decision({})
  expect(await town.decide(id, form)).toBeUndefined()
  expect(await town.decide(id, form)).toBeUndefined()
  await town.handle(id).result()
  expect((await town.erp.journal(0, 1000)).filter((e) => e.key === id)).toHaveLength(1)
})

it('ends with what a colleague coded in the ERP itself', async () => {
  const id = await waiting()
  const documentId = (await town.store.records.get(id))?.documentId ?? ''
  await town.until(async () => (await town.erp.state(documentId)).kind === 'manual')
  await town.codeInErp('HANNE', id)
  await town.invoices.tell(id, { end: 'codedInErp', by: 'HANNE' })
  expect(await town.handle(id).result()).toMatchObject({ end: 'codedInErp', by: 'HANNE' })
  const record = await town.store.records.get(id)
  expect(record?.outcome).toMatchObject({ lines: [{ coding: OTHER }], agrees: false })
})

it('tells a person who posts what a colleague has coded in the ERP that it is done', async () => {
  const id = await waiting()
  const documentId = (await town.store.records.get(id))?.documentId ?? ''
  // Otherwise putting it on the work list may find that it is done, before the person says anything.
  await town.until(async () => (await town.erp.state(documentId)).kind === 'manual')
  await town.codeInErp('HANNE', id)
  expect(await town.decide(id, decision({}))).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'codedInErp', by: 'HANNE' })
  expect((await town.erp.journal(0, 1000)).filter((e) => e.documentId === documentId)).toHaveLength(1)
})

it('shows nothing of the proposal of a control sample, and does not let it be approved', async () => {
  await town.setMode('pilot')
  const drawn = await drawnForControl()
  const record = await town.store.records.get(drawn)
  expect(record?.review).toMatchObject({ reason: 'WAY_CONTROL', blind: true })
  expect(await town.decide(drawn, decision({ kind: 'approve' }))).toMatchObject({
    code: 'DECISION_CONTROL',
  })
  const { net } = await lineOf(drawn)
  const lines = [{ lineId: '1', coding: OTHER, net }]
  expect(await town.decide(drawn, decision({ kind: 'code', lines }))).toBeUndefined()
  await town.handle(drawn).result()
  expect((await town.store.records.get(drawn))?.outcome).toMatchObject({
    end: 'postedByPerson',
    agrees: false,
  })
})

/** Invoices until one is drawn: in `pilot` one in five is. */
async function drawnForControl(): Promise<InvoiceId> {
  for (;;) {
    const id = await town.receive()
    await town.start(id)
    await town.until(async () => (await town.store.records.get(id, ['routed']))?.routed !== undefined)
    const reason = (await town.store.records.get(id, ['routed']))?.routed?.route
    if (reason?.to !== 'person') continue
    await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
    return id
  }
}
