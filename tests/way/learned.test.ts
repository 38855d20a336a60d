/** The learned coder where it may decide: what it is sure of is posted, its errors freeze it, the record computes again, and the next training knows what was seen and what was not. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { postingDate } from '../../activities/accounts.ts'
import { trainingLines } from '../../activities/training-lines.ts'
import { MODEL_VERSION } from '../../domain/coding/model.ts'
import { decodeModel, encodeModel } from '../../domain/coding/model-file.ts'
import type { TrainingLine } from '../../domain/coding/train.ts'
import { STALE_CONTROL, STALE_DAYS } from '../../domain/control/stale.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, CODING, CREDITOR, GLN, OTHER } from '../../scripts/rehearsal/registers.ts'
import { codedYears } from '../cli/coded-years.ts'
import { idOf, type Office } from '../cli/office.ts'
import { CONTROL, FINANCE, type LearnedOffice, openLearnedOffice, TARGET } from './learned-office.ts'

const DAY_MS = 86_400_000

let learned: LearnedOffice
let office: Office
let model: string
/** How far the workers' clock is ahead; set by a test. */
let ahead = 0
/** What happens between the route and the posting; set by a test. */
let meanwhile: (() => Promise<unknown>) | undefined
beforeAll(async () => {
  learned = await openLearnedOffice(
    async () => {
      await meanwhile?.()
      meanwhile = undefined
    },
    { now: () => new Date(Date.now() + ahead) },
  )
  office = learned.office
  model = learned.model
}, 120_000)
afterAll(() => office.close())

/** The next document, alone on its day, that the control draws, or does not. */
async function arrived(drawn: boolean | 'stale'): Promise<InvoiceId> {
  await office.town.store.db.collection('batches').deleteMany({})
  return office.arrived(learned.document(drawn), 'on')
}
const recordOf = (id: InvoiceId) => office.town.store.records.get(id)
async function learnt(): Promise<readonly TrainingLine[]> {
  const lines: TrainingLine[] = []
  for await (const line of trainingLines(office.town.store)) lines.push(line)
  return lines
}
async function code(of: InvoiceId, coding: typeof CODING): Promise<void> {
  await learned.code(of, coding)
  await office.town.handle(of).result()
}
const replayed = async (id: InvoiceId) => (await office.cli.run('invoice', 'replay', id)).code

it('is let in to decide by finance only, and only with a permission in force', async () => {
  const decide = (by: string) =>
    office.cli.run('model', 'use', model, '--decide', '--by', by, '--why', 'half a year in the shadow')
  expect((await decide(ANNE)).code).toBe(1)
  const permissions = office.town.store.db.collection('permissions')
  const kept = await permissions.findOne({ _id: model as never })
  if (!kept) throw new Error('no permission')
  await permissions.deleteOne({ _id: kept._id })
  expect(await decide(FINANCE)).toMatchObject({ code: 1, notes: expect.stringContaining('do not prove') })
  await permissions.insertOne({ ...kept, expiresOn: '2026-01-01' })
  expect(await decide(FINANCE)).toMatchObject({ code: 1, notes: expect.stringContaining('too old') })
  await permissions.replaceOne({ _id: kept._id }, kept)
  expect(await office.town.store.coders.inUse()).toBeUndefined()
  expect(await decide(FINANCE)).toMatchObject({ code: 0, out: expect.stringContaining(kept.expiresOn) })
})

it('codes what it is sure of, as people coded such lines; the record says so, and computes again', async () => {
  const id = await arrived(false)
  expect(await office.town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  const record = await recordOf(id)
  expect(record?.proposal).toMatchObject({ model: `learned@${model}`, lines: [{ coding: CODING }] })
  expect(record?.outcome).toMatchObject({ by: 'robot', lines: [{ coding: CODING }] })
  expect((await office.cli.run('invoice', 'show', id)).out).toContain(`learned@${model}`)
  expect(await replayed(id)).toBe(0)
  // One line on which it rests, altered.
  const rests = record?.proposal?.lines[0]?.evidence.at(-1) ?? ''
  const ledger = office.town.store.db.collection('ledger')
  await ledger.updateOne({ _id: rests as never }, { $set: { 'coding.account': OTHER.account } })
  expect(await replayed(id)).toBe(1)
  await ledger.updateOne({ _id: rests as never }, { $set: { 'coding.account': CODING.account } })
  const permissions = office.town.store.db.collection('permissions')
  await permissions.updateOne({ _id: model as never }, { $set: { threshold: 1 } })
  expect(await replayed(id)).toBe(1)
  await permissions.updateOne({ _id: model as never }, { $set: { threshold: record?.suggestion?.threshold } })
  expect(await replayed(id)).toBe(0)
})

it('is not said to differ where its model is of a version that this program does not read', async () => {
  const [posted] = await office.town.store.records.list({ end: 'postedByRobot' }, 0, 1)
  const id = posted?._id ?? idOf('')
  const kept = await recordOf(id)
  const read = decodeModel((await office.town.store.models.get(model)) ?? new Uint8Array())
  if (typeof read === 'string') throw new Error(read)
  const facts = { ...read.facts, version: MODEL_VERSION - 1 }
  const earlier = await office.town.store.models.put(encodeModel({ ...read, facts }))
  const set = (change: object) =>
    office.town.store.db.collection('records').updateOne({ _id: id as never }, { $set: change })
  await set({ 'suggestion.model': earlier, 'proposal.model': `learned@${earlier}` })
  const again = await office.cli.json<object>('invoice', 'replay', id)
  expect(again).toMatchObject({ code: 1, value: { same: false, notAgain: 'MODEL_EARLIER', divergences: [] } })
  expect((await office.cli.run('invoice', 'replay', id)).out).toContain('cannot be asked again')
  // What does not rest on the model is compared all the same.
  await set({ 'routed.draw': 0.99 })
  expect((await office.cli.json<object>('invoice', 'replay', id)).value).toMatchObject({
    notAgain: 'MODEL_EARLIER',
    divergences: [{ what: 'draw' }],
  })
  await set({ suggestion: kept?.suggestion, proposal: kept?.proposal, 'routed.draw': kept?.routed?.draw })
  expect(await replayed(id)).toBe(0)
})

it('teaches nobody: the next training knows that nobody has seen what it posted', async () => {
  const [posted] = await office.town.store.records.list({ end: 'postedByRobot' }, 0, 1)
  expect((await office.town.store.experience.of(CREDITOR, GLN)).map((l) => l.lineId)).not.toContain(
    `${posted?._id}/1`,
  )
  const lines = await learnt()
  expect(lines.filter((l) => l.unseen)).toEqual([
    expect.objectContaining({
      lineId: `${posted?._id}/1`,
      inclusion: CONTROL,
      supplierId: CREDITOR,
      account: '',
    }),
  ])
  expect(lines.filter((l) => l.inclusion !== undefined)).toHaveLength(1)
})

it('is controlled blind, and an error freezes the pattern until people have agreed three times', async () => {
  const id = await arrived(true)
  const waits = await recordOf(id)
  expect(waits?.routed?.route).toMatchObject({ to: 'person', reason: 'WAY_CONTROL', blind: true })
  expect((await office.cli.run('review', 'show', id)).out).not.toContain('learned@')
  await code(id, OTHER)
  const lines = await learnt()
  expect(lines.find((l) => l.lineId === `${id}/1`)).toMatchObject({
    account: OTHER.account,
    inclusion: CONTROL,
  })
  for (const agreed of [0, 1, 2]) {
    const next = await arrived(false)
    const frozen = await recordOf(next)
    expect({ agreed, ...frozen?.routed?.route }).toMatchObject({
      agreed,
      to: 'person',
      reason: 'WAY_FROZEN',
      proposal: false,
    })
    const threshold = waits?.suggestion?.threshold
    expect(frozen?.suggestion).toMatchObject({
      frozen: true,
      threshold,
      lines: [{ account: CODING.account }],
    })
    expect(frozen?.suggestion).not.toHaveProperty('mightDecide')
    expect(await replayed(next)).toBe(0)
    await code(next, CODING)
  }
  const thawed = await arrived(false)
  expect((await recordOf(thawed))?.routed?.route).toEqual({ to: 'robot' })
  expect(await office.town.handle(thawed).result()).toMatchObject({ end: 'postedByRobot' })
})

it('is controlled more often in what nobody has coded lately; the record keeps that chance, and computes again', async () => {
  const lately = await arrived('stale')
  expect(await office.town.handle(lately).result()).toMatchObject({ end: 'postedByRobot' })
  expect((await recordOf(lately))?.routed).toMatchObject({ inclusion: CONTROL, route: { to: 'robot' } })
  ahead = (STALE_DAYS + 1) * DAY_MS
  const stale = await arrived('stale')
  ahead = 0
  const record = await recordOf(stale)
  expect(record?.proposal).toMatchObject({ model: `learned@${model}`, stale: true })
  expect(record?.routed).toMatchObject({
    inclusion: STALE_CONTROL,
    route: { reason: 'WAY_CONTROL', blind: true },
  })
  expect((await office.cli.run('invoice', 'show', stale)).out).toContain(`control below ${STALE_CONTROL}`)
  expect(await replayed(stale)).toBe(0)
  // Started again when it would not be stale, it is drawn with the chance that it had.
  const records = office.town.store.db.collection('records')
  await records.updateOne({ _id: stale as never }, { $set: { receivedAt: new Date() } })
  await office.town.handle(stale).terminate('started again')
  await office.town.start(stale)
  await office.town.until(
    async () => ((await recordOf(stale))?.routed?.run ?? 0) > (record?.routed?.run ?? 0),
  )
  const again = await recordOf(stale)
  expect(again?.proposal).not.toHaveProperty('stale')
  expect(again?.routed).toMatchObject({ inclusion: STALE_CONTROL, earlierChance: STALE_CONTROL })
  expect(again?.routed?.route).toMatchObject({ reason: 'WAY_CONTROL' })
  expect(await replayed(stale)).toBe(0)
  await code(stale, CODING)
  const told = (await learnt()).filter((l) => [stale, lately].some((id) => l.lineId === `${id}/1`))
  expect(told.map((l) => [l.inclusion, l.unseen ?? false])).toEqual([
    [CONTROL, true],
    [STALE_CONTROL, false],
  ])
})

const use = (...options: readonly string[]) =>
  office.cli.run('model', 'use', ...options, '--by', FINANCE, '--why', 'said meanwhile')
const decides = async () => expect(await learned.decides()).toMatchObject({ code: 0 })
const permitted = (change: object) =>
  office.town.store.db.collection('permissions').updateOne({ _id: model as never }, { $set: change })

it.each<[string, string, () => Promise<unknown>, () => Promise<unknown>]>([
  [
    'an error was found',
    'WAY_FROZEN',
    () =>
      office.town.store.frozen.freeze(
        { creditorNo: CREDITOR, gln: GLN, account: CODING.account },
        'another',
        new Date(),
      ),
    () => office.town.store.db.collection('frozen').deleteMany({}),
  ],
  ['finance put it back into the shadow', 'WAY_CODER_STOPPED', () => use(model), decides],
  ['finance took it out', 'WAY_CODER_STOPPED', () => use('--none'), decides],
  [
    'its permission ended',
    'WAY_CODER_STOPPED',
    () => permitted({ expiresOn: '2026-01-01' }),
    () => permitted({ expiresOn: '2999-01-01' }),
  ],
  [
    'finance let in another for fewer errors',
    'WAY_CODER_STOPPED',
    () => office.town.store.db.collection('coders').updateOne({}, { $set: { 'inUse.target': 0.01 } }),
    decides,
  ],
])(
  'posts nothing that was queued when %s, and nobody can approve it or sees it',
  async (_, reason, before, after) => {
    meanwhile = before
    const id = await arrived(false)
    await office.town.until(async () => (await recordOf(id))?.review !== undefined)
    const record = await recordOf(id)
    expect(record?.routed?.route).toEqual({ to: 'robot' })
    expect(record?.proposal?.model).toBe(`learned@${model}`)
    expect(record?.review).toMatchObject({ reason, proposal: false, blind: false })
    expect((await office.town.erp.journal(0, 1000)).filter(({ key }) => key === id)).toEqual([])
    const approval = { id: 'approved', by: ANNE, kind: 'approve' } as const
    expect(await office.town.decide(id, approval)).toMatchObject({ code: 'DECISION_NO_PROPOSAL' })
    for (const shows of ['invoice', 'review']) {
      const { out } = await office.cli.run(shows, 'show', id)
      expect(out).toContain('is hidden')
      expect(out).not.toContain(`${CODING.account} ${CODING.vatCode}`)
    }
    await learned.code(id, CODING)
    expect(await office.town.handle(id).result()).toMatchObject({ end: 'postedByPerson' })
    expect((await office.town.store.ledger.some([`${id}/1`]))[0]).toMatchObject({ label: 'strong' })
    await after()
  },
)

it('cannot be approved once finance has taken it back, whatever brought it to people', async () => {
  meanwhile = () => office.town.setMode('stopped')
  const id = await arrived(false)
  await office.town.until(async () => (await recordOf(id))?.review !== undefined)
  const record = await recordOf(id)
  expect(record?.review).toMatchObject({ reason: 'WAY_AREA_STOPPED', proposal: true })
  await use(model)
  const approval = { id: 'approved', by: ANNE, kind: 'approve', proposal: record?.proposal?.run } as const
  expect(await office.town.decide(id, approval)).toMatchObject({ code: 'WAY_CODER_STOPPED' })
  expect((await office.town.erp.journal(0, 1000)).filter(({ key }) => key === id)).toEqual([])
  await decides()
  await office.town.setMode('on')
  await office.town.decide(id, { ...approval, id: 'again' })
  expect(await office.town.handle(id).result()).toMatchObject({ end: 'postedByPerson' })
})

interface Trained {
  readonly model: string
  readonly asked: boolean
  readonly permission: { readonly target: number }
}
const trained = async (...options: readonly string[]) =>
  (await office.cli.json<Trained>('model', 'train', '--wait', ...options)).value

it('has what it proposed posted, and computed again, when an increment has taken its place meanwhile', async () => {
  const before = await office.town.store.coders.inUse()
  const [line] = codedYears()
  if (!line || !before) throw new Error('nothing to begin with')
  // Not what it would have said: of what it is sure of it would hear no more than the control draws.
  const bookedOn = postingDate(new Date(Date.now() + DAY_MS))
  let increment: object = {}
  meanwhile = async () => {
    const told = { ...line, lineId: 'N1', documentId: 'N1', bookedOn, coding: OTHER, learntAt: new Date() }
    await office.town.store.ledger.put([told])
    ahead = 2 * DAY_MS
    increment = (await office.cli.json<object>('model', 'train', '--increment', '--wait')).value
    ahead = 0
  }
  const id = await arrived(false)
  expect(await office.town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  const kept = await office.town.store.permissions.of(model)
  const { target, threshold, upper, expiresOn } = kept ?? {}
  expect(increment).toMatchObject({
    before: model,
    of: model,
    decides: true,
    permission: { target, threshold, upper, expiresOn },
  })
  const inUse = await office.town.store.coders.inUse()
  expect(inUse).toEqual({ ...before, model: expect.not.stringContaining(model) })
  expect((await recordOf(id))?.proposal?.model).toBe(`learned@${model}`)
  expect(await replayed(id)).toBe(0)
  await office.town.store.db.collection('ledger').deleteOne({ _id: 'N1' as never })
  await decides()
})

it('is not renewed by a training that permits more errors than finance did', async () => {
  const before = await office.town.store.coders.inUse()
  expect(before).toMatchObject({ model, mayDecide: true, target: TARGET })
  expect(await trained('--target-error', '0.4')).toMatchObject({ asked: false, permission: { target: 0.4 } })
  expect(await office.town.store.coders.inUse()).toEqual(before)
})

it('decides still after a training has renewed it, for as many errors as finance permitted', async () => {
  const value = await trained()
  expect(value).toMatchObject({ asked: true, decides: true, permission: { target: TARGET } })
  expect(value.model).not.toBe(model)
  expect(await office.town.store.coders.inUse()).toMatchObject({
    by: 'training',
    mayDecide: true,
    target: TARGET,
    model: value.model,
  })
  const none = await office.cli.run('model', 'use', '--none', '--by', FINANCE, '--why', 'enough')
  expect(none.code).toBe(0)
  expect(await office.town.store.coders.inUse()).toBeUndefined()
})
