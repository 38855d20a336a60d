/** Batches in an invoice's way: of three or more that are alike on a day a person codes one first, and the robot posts the others only if that was as it would have coded it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Coding } from '../../domain/coding/coding.ts'
import { fingerprints, supplierKey } from '../../domain/duplicates/fingerprint.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, CODING, CREDITOR, OTHER } from '../../scripts/rehearsal/registers.ts'
import { idOf } from '../cli/office.ts'
import { gathering } from '../gathering.ts'
import { type LearnedOffice, openLearnedOffice } from './learned-office.ts'

const DAY_MS = 86_400_000

let learned: LearnedOffice
/** So many must have joined before any of them is told what it is. */
let gathered = 1
let clock = () => new Date()

beforeAll(async () => {
  learned = await openLearnedOffice(undefined, {
    world: (own) => ({ ...gathering(own, () => gathered), now: () => clock() }),
  })
  expect(await learned.decides()).toMatchObject({ code: 0 })
}, 120_000)
afterAll(() => learned.office.close())
beforeEach(async () => {
  clock = () => new Date()
  for (const name of ['batches', 'frozen']) await town().store.db.collection(name).deleteMany({})
  await learned.relearn()
  await town().setMode('on')
})

const town = () => learned.office.town

/** So many arrive in one night; the control draws the first so many of them. */
async function arrive(many: number, drawn = 0): Promise<readonly InvoiceId[]> {
  gathered = many
  const documents = Array.from({ length: many }, (_, i) => learned.document(i < drawn))
  for (const document of documents) await town().around.arrive(document, Buffer.from(learned.office.paper()))
  expect(await learned.office.cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
  return documents.map(idOf)
}

const recordOf = (id: InvoiceId) => town().store.records.get(id)
const erpOf = (id: InvoiceId) => town().erp.state(documentOf(id))
const documentOf = (id: InvoiceId) => id.split('/')[2] ?? ''
const placeOf = async (id: InvoiceId) => (await town().invoices.running(id))?.status
const resultOf = (id: InvoiceId) => town().handle(id).result()
const reasonOf = async (id: InvoiceId) => (await recordOf(id))?.review?.reason

/** The one that people code first, and the others. */
async function batchOf(ids: readonly InvoiceId[]) {
  const probeNow = async () => {
    const batch = ids[0] && (await recordOf(ids[0]))?.routed?.batch
    return batch === undefined ? undefined : (await town().store.batches.of(batch))?.probe?.id
  }
  await town().until(async () => (await probeNow()) !== undefined)
  const probe = await probeNow()
  if (!probe) throw new Error('no probe')
  return { probe, rest: ids.filter((id) => id !== probe) }
}

async function code(id: InvoiceId, coding: Coding): Promise<void> {
  await waits([id])
  expect(await learned.code(id, coding)).toBeUndefined()
}

async function waits(ids: readonly InvoiceId[]): Promise<void> {
  await town().until(async () => (await Promise.all(ids.map(placeOf))).every((place) => place === 'waiting'))
}

const posted = async (ids: readonly InvoiceId[]) =>
  (await town().erp.journal(0, 1000)).filter(({ key }) => ids.some((id) => id === key)).length

it('holds the others, over the beginning of the day too, until a person has coded the first as the robot would have', async () => {
  // Yesterday: the night in which the robot might have posted it is over.
  clock = () => new Date(Date.now() - DAY_MS)
  const ids = await arrive(3)
  const { probe, rest } = await batchOf(ids)
  await waits([probe])
  expect((await recordOf(probe))?.review).toMatchObject({ reason: 'WAY_PROBE', blind: true })
  expect(await town().decide(probe, { id: 'a', by: ANNE, kind: 'approve' })).toMatchObject({
    code: 'DECISION_CONTROL',
  })
  const shown = await learned.office.cli.run('review', 'show', probe)
  expect(shown.out).toContain('3 alike on the day. This one is coded first')
  const [one, other] = rest as [InvoiceId, InvoiceId]
  // Neither the one that is coded blind nor those of the same proposal tell it, in words or for machines.
  for (const id of [probe, one, other])
    for (const args of [
      ['invoice', 'show', id],
      ['invoice', 'show', id, '--json'],
      ['review', 'show', probe, '--json'],
    ])
      expect((await learned.office.cli.run(...args)).out).not.toContain(CODING.account)
  expect(await Promise.all(rest.map(placeOf))).toEqual(['held', 'held'])
  expect(await town().decide(one, { id: 'a', by: ANNE, kind: 'approve' })).toMatchObject({
    code: 'DECISION_HELD',
  })
  expect((await learned.office.cli.run('invoice', 'show', one)).out).toContain(`${probe} is coded first`)
  expect((await learned.office.cli.run('invoice', 'list', '--state', 'held')).out).toContain(one)
  await town().until(async () =>
    (await Promise.all(rest.map(erpOf))).every((state) => state.kind === 'reserved'),
  )
  await town().around.beginDay()
  clock = () => new Date()
  expect(await posted(ids)).toBe(0)
  await code(probe, CODING)
  for (const id of rest) expect(await resultOf(id)).toMatchObject({ end: 'postedByRobot' })
  expect(await resultOf(probe)).toMatchObject({ end: 'postedByPerson' })
  for (const id of ids) expect((await learned.office.cli.run('invoice', 'replay', id)).code).toBe(0)
})

it('computes again whose coding was asked first, and what it said', async () => {
  const ids = await arrive(3)
  const { probe, rest } = await batchOf(ids)
  await code(probe, CODING)
  for (const id of rest) await resultOf(id)
  const [other] = rest
  await town()
    .store.db.collection('batches')
    .updateMany({}, { $set: { 'probe.id': other } })
  expect((await learned.office.cli.run('invoice', 'replay', probe)).code).toBe(1)
})

it('posts none of them where the first was coded otherwise, and people see no proposal', async () => {
  const ids = await arrive(4)
  const { probe, rest } = await batchOf(ids)
  await code(probe, OTHER)
  await waits(rest)
  for (const id of rest)
    expect((await recordOf(id))?.review).toMatchObject({ reason: 'WAY_PROBE_WRONG', proposal: false })
  expect(await posted(rest)).toBe(0)
  for (const id of rest) {
    expect(await erpOf(id)).toMatchObject({ kind: 'manual', reason: 'WAY_PROBE_WRONG' })
  }
})

it('wants the whole coding, not the account alone', async () => {
  const { probe, rest } = await batchOf(await arrive(3))
  await code(probe, { ...CODING, dimensions: { project: 'another' } })
  await waits(rest)
  expect(await Promise.all(rest.map(reasonOf))).toEqual(rest.map(() => 'WAY_PROBE_WRONG'))
})

it('posts none of them where nobody said how the first is coded', async () => {
  const { probe, rest } = await batchOf(await arrive(3))
  await waits([probe])
  await town().decide(probe, { id: 'back', by: ANNE, kind: 'return' })
  await waits(rest)
  for (const id of rest)
    expect((await recordOf(id))?.review).toMatchObject({ reason: 'WAY_PROBE_UNANSWERED', proposal: false })
})

it('hears no word in an approval of what was in sight', async () => {
  const ids = await arrive(3)
  const { probe, rest } = await batchOf(ids)
  await waits([probe])
  // As where an operator had taken it from the robot before it was chosen.
  await town()
    .store.db.collection('records')
    .updateOne({ _id: probe as never }, { $set: { 'review.blind': false } })
  await code(probe, CODING)
  await waits(rest)
  expect(await Promise.all(rest.map(reasonOf))).toEqual(rest.map(() => 'WAY_PROBE_UNANSWERED'))
})

it('gives them to people when nobody codes the first in time', async () => {
  clock = () => new Date(Date.now() - 10 * DAY_MS)
  const ids = await arrive(3)
  const { rest } = await batchOf(ids)
  await waits(rest)
  expect(await Promise.all(rest.map(reasonOf))).toEqual(rest.map(() => 'WAY_PROBE_UNANSWERED'))
  expect(await posted(ids)).toBe(0)
})

it('gives them to people as soon as the area is stopped', async () => {
  const ids = await arrive(3)
  const { rest } = await batchOf(ids)
  await town().setMode('stopped')
  await waits(rest)
  expect(await Promise.all(rest.map(reasonOf))).toEqual(rest.map(() => 'WAY_AREA_STOPPED'))
})

it('gives them to people at once where the ERP has not kept them', async () => {
  const ids = await arrive(3)
  const { rest } = await batchOf(ids)
  for (const id of rest) await town().erp.release(documentOf(id), id, Date.now() + DAY_MS, 'WAY_DAY_BEGAN')
  await waits(rest)
  expect(await posted(ids)).toBe(0)
})

it('gives one to people whom an operator hands it to', async () => {
  const { rest } = await batchOf(await arrive(3))
  const [one] = rest as [InvoiceId]
  await town().handle(one).cancel()
  await waits([one])
  expect(await reasonOf(one)).toBe('WAY_OPERATOR')
  expect(await erpOf(one)).toMatchObject({ kind: 'manual' })
})

it('gives one to people, unreserved, that an earlier run had kept in the ERP', async () => {
  const { rest } = await batchOf(await arrive(3))
  const [one] = rest as [InvoiceId]
  const stateOf = async () => (await erpOf(one)).kind
  await town().until(async () => (await stateOf()) === 'reserved')
  await town().handle(one).terminate()
  // It is started again, and nobody tells it what it is in its batch.
  gathered = Number.POSITIVE_INFINITY
  expect(await learned.office.cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
  await town().until(async () => (await placeOf(one)) === 'held')
  await town().handle(one).cancel()
  await town().until(async () => (await stateOf()) === 'manual')
  gathered = 1
  await waits([one])
})

it('stays in its batch when it is started again another night', async () => {
  clock = () => new Date(Date.now() - DAY_MS)
  const { probe, rest } = await batchOf(await arrive(3))
  const [one, other] = rest as [InvoiceId, InvoiceId]
  await waits([probe])
  await town().handle(one).terminate()
  clock = () => new Date()
  expect(await learned.office.cli.run('intake', 'run', '--wait')).toMatchObject({ code: 0 })
  await town().until(async () => (await placeOf(one)) === 'held')
  expect((await recordOf(one))?.routed?.batch).toBe((await recordOf(other))?.routed?.batch)
  await town().until(async () => (await erpOf(one)).kind === 'reserved')
  expect(await posted([one, other])).toBe(0)
  await code(probe, CODING)
  for (const id of rest) expect(await resultOf(id)).toMatchObject({ end: 'postedByRobot' })
})

it('does not post what the rules would stop by now', async () => {
  const { probe, rest } = await batchOf(await arrive(3))
  await waits([probe])
  const supplier = await town().store.suppliers.get(CREDITOR)
  if (!supplier) throw new Error('no supplier')
  await town().store.suppliers.put([{ ...supplier, accounts: [] }])
  await code(probe, CODING)
  await waits(rest)
  await town().store.suppliers.put([supplier])
  expect(await posted(rest)).toBe(0)
  for (const id of rest) expect(await reasonOf(id)).toMatch(/^RULE_/)
})

it('hears one that had ended before it was chosen', async () => {
  const [drawn, first] = (await arrive(2, 1)) as [InvoiceId, InvoiceId]
  expect(await resultOf(first)).toMatchObject({ end: 'postedByRobot' })
  await code(drawn, CODING)
  await resultOf(drawn)
  // As if it had stood last in the draw, and had come to people for another reason.
  await town()
    .store.db.collection('batches')
    .updateOne({ 'members.id': drawn }, { $set: { 'members.$.place': 1 } })
  const [third] = (await arrive(1)) as [InvoiceId]
  expect(await resultOf(third)).toMatchObject({ end: 'postedByRobot' })
  expect((await batchOf([third])).probe).toBe(drawn)
})

it('tells who codes another of it blind nothing of what the first was coded as', async () => {
  const ids = await arrive(3, 2)
  const { probe, rest } = await batchOf(ids)
  await code(probe, CODING)
  await resultOf(probe)
  const [other] = rest as [InvoiceId]
  await waits([other])
  expect(await reasonOf(other)).toBe('WAY_CONTROL')
  for (const json of [[], ['--json']]) {
    const { out } = await learned.office.cli.run('review', 'show', other, ...json)
    expect(out).not.toContain(probe)
    expect(out).not.toContain(CODING.account)
  }
})

it('does not post what was booked by another way meanwhile', async () => {
  const { probe, rest } = await batchOf(await arrive(3))
  const [one, other] = rest as [InvoiceId, InvoiceId]
  const record = await recordOf(one)
  if (!record?.invoice) throw new Error('no record')
  const { number } = fingerprints(record.invoice, supplierKey(record.invoice, record.parties?.creditorNo))
  await town().store.claims.claim(number, 'ledger/from-paper')
  await code(probe, CODING)
  expect(await resultOf(other)).toMatchObject({ end: 'postedByRobot' })
  await waits([one])
  expect((await recordOf(one))?.review).toMatchObject({ reason: 'WAY_BOOKED_SINCE', proposal: false })
})

it('asks nobody of two', async () => {
  const ids = await arrive(2)
  for (const id of ids) expect(await resultOf(id)).toMatchObject({ end: 'postedByRobot' })
})

it('asks of the third that comes later, and posts what comes after it on the same word', async () => {
  const two = await arrive(2)
  for (const id of two) await resultOf(id)
  const [third] = (await arrive(1)) as [InvoiceId]
  expect(await batchOf([third])).toEqual({ probe: third, rest: [] })
  await code(third, CODING)
  await resultOf(third)
  const [fourth] = (await arrive(1)) as [InvoiceId]
  expect(await resultOf(fourth)).toMatchObject({ end: 'postedByRobot' })
})

it('asks none that the control has drawn, which may take longer, where there is another', async () => {
  const ids = await arrive(3, 1)
  const [drawn, ...others] = ids as [InvoiceId, ...InvoiceId[]]
  const { probe, rest } = await batchOf(ids)
  expect(others).toContain(probe)
  await waits([probe, drawn])
  expect([await reasonOf(probe), await reasonOf(drawn)]).toEqual(['WAY_PROBE', 'WAY_CONTROL'])
  await code(probe, CODING)
  for (const id of rest.filter((one) => one !== drawn))
    expect(await resultOf(id)).toMatchObject({ end: 'postedByRobot' })
  await code(drawn, CODING)
})
