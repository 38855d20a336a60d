/** What an increment does to the model that is asked, to its permission and to people's word. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { dateOf, dayOf } from '../domain/coding/line.ts'
import { decodeModel, encodeModel } from '../domain/coding/model-file.ts'
import type { Permission } from '../domain/coding/permission.ts'
import { made, PERMISSION } from '../domain/coding/sample.test-support.ts'
import { train } from '../domain/coding/train.ts'
import type { CoderInUse } from '../store/coders.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { type IncrementSteps, incrementSteps, type Taught } from './increment-steps.ts'
import type { TrainingWorld } from './training-world.ts'

const TRAINED = dayOf('2026-03-07')
const WORD = {
  by: 'finn',
  at: new Date('2026-03-07T09:00:00Z'),
  why: 'a trial',
  mayDecide: true,
  target: 0.02,
}

let store: Store
let full: string
let file: Uint8Array
beforeAll(async () => {
  store = await openWholeStore()
  const lines = made({ suppliers: 9, days: 120, perDay: 4, code: (s) => s % 5 }).map(({ code, ...line }) => ({
    ...line,
    account: `A${code}`,
    costCentre: '',
  }))
  const model = train(lines, { today: dateOf(TRAINED), target: 0.02 })
  if (!model) throw new Error('no model')
  file = encodeModel(model)
  full = await store.models.put(file)
})
beforeEach(async () => {
  for (const name of ['coders', 'permissions', 'ledger']) await store.db.collection(name).deleteMany({})
})
afterAll(() => store.close())

/** In the night after a day, at half past midnight. */
function night(day: string): IncrementSteps {
  const world = {
    store,
    now: () => new Date(`${day}T23:30:00Z`),
    heartbeat: () => undefined,
    interrupted: () => new AbortController().signal,
  } as unknown as TrainingWorld
  return incrementSteps(world)
}

const coded = (id: string, bookedOn: string): LedgerLine => ({
  lineId: id,
  documentId: id,
  bookedOn,
  creditorNo: 'S1',
  gln: 'D1',
  text: `Delivery ${id}`,
  coding: { account: 'A9', vatCode: 'I25', dimensions: {} },
  net: 100,
  codedBy: { kind: 'person', id: 'anne' },
  label: 'strong',
  learntAt: new Date(bookedOn),
})
const permission: Permission = {
  ...PERMISSION,
  model: '',
  newestLabel: '2026-03-06',
  expiresOn: '2026-06-06',
}
const use = (change: Partial<CoderInUse> = {}) => store.coders.use({ ...WORD, model: full, ...change })
async function taught(day: string): Promise<Taught> {
  const found = await night(day).teachCoder()
  if ('nothing' in found) throw new Error(found.nothing)
  return found
}
const models = () => store.db.collection('models.files').countDocuments()

it('does nothing where nobody is asked, and writes nothing where nothing is new', async () => {
  await store.ledger.put([coded('N1', '2026-03-09')])
  const before = await models()
  expect(await night('2026-03-09').teachCoder()).toEqual({ nothing: 'noneAsked' })
  await use()
  // Not over, or known.
  for (const day of ['2026-03-06', '2026-03-07', '2026-03-08'])
    expect(await night(day).teachCoder()).toEqual({ nothing: 'nothingNew' })
  expect(await models()).toBe(before)
  expect(await night('2026-03-09').teachCoder()).toMatchObject({ before: full })
  expect(await models()).toBe(before + 1)
})

it('takes the place of the one it was made from, on the same word, with the same threshold and end', async () => {
  await use()
  await store.permissions.put({ ...permission, model: full })
  await store.ledger.put([coded('N1', '2026-03-09'), coded('N2', '2026-03-10')])
  const made = await taught('2026-03-10')
  const { threshold, upper, expiresOn, target } = permission
  expect(await night('2026-03-10').succeedCoder(made)).toEqual({
    ...made,
    of: full,
    lines: 2,
    until: '2026-03-10',
    asked: true,
    decides: true,
    permission: { target, threshold, upper, expiresOn },
  })
  expect(await store.coders.inUse()).toEqual({ ...WORD, model: made.model })
  expect(await store.coders.words()).toEqual([{ ...WORD, model: full }])
  expect(await store.permissions.of(made.model)).toEqual({ ...permission, model: made.model })
  // What the one before has proposed stands by its own.
  expect(await store.permissions.of(full)).toEqual({ ...permission, model: full })
  expect(await night('2026-03-11').teachCoder()).toEqual({ nothing: 'nothingNew' })
})

it('has no permission where the one it was made from has none', async () => {
  await use()
  await store.ledger.put([coded('N1', '2026-03-09')])
  const done = await night('2026-03-09').succeedCoder(await taught('2026-03-09'))
  expect(done).toMatchObject({ asked: true, decides: false, withheld: 'MODEL_UNPROVEN' })
  expect(await store.permissions.of(done.model)).toBeUndefined()
})

it('night after night comes to the same file as all at once, and names the full training', async () => {
  await use()
  await store.ledger.put([coded('N1', '2026-03-09'), coded('N2', '2026-03-10')])
  const once = await taught('2026-03-10')
  await night('2026-03-09').succeedCoder(await taught('2026-03-09'))
  const second = await taught('2026-03-10')
  expect(second.before).not.toBe(full)
  expect(second.model).toBe(once.model)
  expect(await night('2026-03-10').succeedCoder(second)).toMatchObject({ of: full, lines: 2 })
  const model = decodeModel((await store.models.get(second.model)) ?? new Uint8Array())
  expect(model).toMatchObject({ facts: { increment: { of: full, lines: 2 } } })
})

it('leaves alone what has been let in meanwhile', async () => {
  await use()
  await store.ledger.put([coded('N1', '2026-03-09')])
  const made = await taught('2026-03-09')
  const other = { model: 'another', mayDecide: false, by: 'training' }
  await use(other)
  expect(await night('2026-03-09').succeedCoder(made)).toMatchObject({ asked: false, decides: false })
  expect(await store.coders.inUse()).toMatchObject(other)
  await store.coders.none(WORD)
  await night('2026-03-09').succeedCoder(made)
  expect(await store.coders.inUse()).toBeUndefined()
})

it('does not keep out a full training that began before it and ended after', async () => {
  await use()
  await store.ledger.put([coded('N1', '2026-03-09')])
  const begun = new Date('2026-03-09T23:00:00Z')
  await night('2026-03-09').succeedCoder(await taught('2026-03-09'))
  await store.coders.renew({ model: 'trained', by: 'training', at: begun, why: 'trained again' }, 0.02)
  expect(await store.coders.inUse()).toMatchObject({ model: 'trained' })
})

it.each([
  ['is not there', 'f'.repeat(64)],
  ['is no model', ''],
])('is refused where the model %s', async (_, sha) => {
  const model = sha || (await store.models.put(file.subarray(9)))
  await use({ model })
  await store.ledger.put([coded('N1', '2026-03-09')])
  await expect(night('2026-03-09').teachCoder()).rejects.toMatchObject({ message: 'MODEL_DAMAGED' })
  expect(await store.coders.inUse()).toEqual({ ...WORD, model })
})
