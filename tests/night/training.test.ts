/** The training as people and the schedule start it: on real servers, with its thread, its check, and a worker that is lost in the middle. */
import { Context } from '@temporalio/activity'
import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { postingDate } from '../../activities/accounts.ts'
import { trainingSteps } from '../../activities/training-steps.ts'
import type { World } from '../../activities/world.ts'
import { decodeModel } from '../../domain/coding/model-file.ts'
import { permissionOf } from '../../domain/coding/permission.ts'
import { PERMISSION_DAYS } from '../../domain/coding/walk.ts'
import { SOURCE } from '../../scripts/rehearsal/registers.ts'
import { INVOICE_QUEUE } from '../../workflows/queues.ts'
import { testedBundle } from '../bundle.ts'
import { CODED_DAYS, codedYears } from '../cli/coded-years.ts'
import { type Office, openOffice } from '../cli/office.ts'

const FINANCE = 'finn'
const DAY_MS = 86_400_000

/** How far the workers' clock is ahead; set by a test. */
let ahead = 0
/** What the models' bytes are when they are read again; set by a test. */
let damaged = false

let office: Office
beforeAll(async () => {
  office = await openOffice({
    now: () => new Date(Date.now() + ahead),
    world: (world) => ({ ...world, store: { ...world.store, models: damaging(world.store.models) } }),
  })
})
afterAll(() => office.close())

function damaging(models: World['store']['models']): World['store']['models'] {
  const get = async (sha: string) => {
    const bytes = await models.get(sha)
    return damaged ? bytes?.subarray(1) : bytes
  }
  return { ...models, get }
}

interface Trained {
  readonly model: string
  readonly lines: number
  readonly asked: boolean
  readonly withheld?: string
  readonly permission?: object
}
const trained = () => office.cli.json<Trained>('model', 'train', '--wait')
const INCREMENT = ['model', 'train', '--increment', '--wait'] as const

it('is refused with a sentence where nobody has coded anything', async () => {
  await office.town.store.db.collection('ledger').deleteMany({})
  const { code, notes } = await office.cli.run('model', 'train', '--wait')
  expect(code).toBe(1)
  expect(notes).toContain('There are no lines to learn from')
  const { status } = await office.town.client.workflow.getHandle(`training/${SOURCE}`).describe()
  expect(status.name).toBe('FAILED')
})

it('has nobody to teach by night where none is asked: it says so, and nothing fails', async () => {
  const { code, notes } = await office.cli.run(...INCREMENT)
  expect(code).toBe(1)
  expect(notes).toContain('None is asked')
  const handle = office.town.client.workflow.getHandle(`increment/${SOURCE}`)
  expect((await handle.describe()).status.name).toBe('COMPLETED')
  expect(await handle.result()).toEqual({ nothing: 'noneAsked' })
})

it('keeps a model under its hash, with what it proves, and offers it', async () => {
  await office.town.store.ledger.put(codedYears())
  const { code, value } = await trained()
  expect(code).toBe(0)
  expect(value).toMatchObject({ asked: false, model: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(value.lines).toBeGreaterThanOrEqual(CODED_DAYS)
  const model = decodeModel((await office.town.store.models.get(value.model)) ?? new Uint8Array())
  if (typeof model === 'string') throw new Error(model)
  // The rule of thumb codes them all: for the learned coder they prove nothing.
  expect(permissionOf(model.facts, value.model, new Date())).toBe('MODEL_UNPROVEN')
  expect(value.withheld).toBe('MODEL_UNPROVEN')
  expect(await office.town.store.permissions.of(value.model)).toBeUndefined()
  expect((await office.cli.run('model', 'show', value.model)).out).toContain('No permission')
  expect(await office.town.store.coders.inUse()).toBeUndefined()
})

it('keeps a permission beside a model whose labels prove it', async () => {
  const otherwise = codedYears().map((line, n) =>
    n % 5 < 2 ? { ...line, text: `redskab ${n}`, coding: { ...line.coding, account: '2230' } } : line,
  )
  await office.town.store.ledger.put(otherwise)
  const { value } = await office.cli.json<Trained>('model', 'train', '--wait', '--target-error', '0.3')
  const kept = await office.town.store.permissions.of(value.model)
  const newest = otherwise.at(-1)?.bookedOn ?? ''
  expect(kept).toMatchObject({ model: value.model, target: 0.3, newestLabel: newest, confidence: 0.95 })
  expect(kept?.upper).toBeLessThanOrEqual(0.3)
  const { expiresOn, threshold } = kept ?? {}
  expect(value.permission).toMatchObject({ target: 0.3, expiresOn, threshold })
  expect(Date.parse(expiresOn ?? '') - Date.parse(newest)).toBe(PERMISSION_DAYS * DAY_MS)
  const shown = await office.cli.json<object>('model', 'show', value.model)
  expect(shown.value).toMatchObject({ permission: { madeAt: kept?.madeAt.toISOString() } })
  expect((await office.cli.run('model', 'show', value.model)).out).toContain(`Permission until ${expiresOn}`)
})

it('is asked from then on where people let one in, and two at once do not disturb each other', async () => {
  const { value: first } = await trained()
  const use = ['model', 'use', first.model, '--by', FINANCE, '--why', 'a trial']
  expect(await office.cli.run(...use)).toMatchObject({ code: 0 })
  const [line] = codedYears()
  if (!line) throw new Error('no line')
  await office.town.store.ledger.put([{ ...line, lineId: 'NEW', documentId: 'NEW' }])
  const both = await Promise.all(
    ['a', 'b'].map((name) =>
      office.town.client.workflow.execute('training', {
        taskQueue: INVOICE_QUEUE,
        workflowId: `training/${SOURCE}/${name}`,
        args: [],
      }),
    ),
  )
  expect(both[0]).toEqual(both[1])
  expect(both[0]).toMatchObject({ asked: true, decides: false, lines: first.lines + 1 })
  const inUse = await office.town.store.coders.inUse()
  expect(inUse).toMatchObject({ by: 'training', model: both[0].model })
  expect((await office.cli.json<object>('model', 'show')).value).toMatchObject({ model: inUse?.model })
})

it('is taught by night what people have coded since, and stays asked on the same word', async () => {
  const { store } = office.town
  const before = await store.coders.inUse()
  const [line] = codedYears()
  if (!line || !before) throw new Error('nothing to begin with')
  const tomorrow = postingDate(new Date(Date.now() + DAY_MS))
  await store.ledger.put(
    ['N1', 'N2'].map((id) => ({ ...line, lineId: id, documentId: id, bookedOn: tomorrow })),
  )
  // Its day is not over.
  expect(await office.cli.run(...INCREMENT)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing new'),
  })
  ahead = 2 * DAY_MS
  damaged = true
  expect(await office.cli.run(...INCREMENT)).toMatchObject({
    code: 1,
    notes: expect.stringContaining('The model is damaged'),
  })
  damaged = false
  expect(await store.coders.inUse()).toEqual(before)
  const { value } = await office.cli.json<Trained>(...INCREMENT)
  expect(value).toMatchObject({ of: before.model, lines: 2, until: tomorrow, asked: true, decides: false })
  expect(value.model).not.toBe(before.model)
  expect(await store.coders.inUse()).toEqual({ ...before, model: value.model })
  expect((await office.cli.run('model', 'show')).out).toContain(
    `An increment of training ${before.model.slice(0, 12)}: 2 lines through ${tomorrow}`,
  )
  expect((await office.cli.json<object>('model', 'show')).value).toMatchObject({
    increment: { of: before.model, lines: 2, until: tomorrow },
  })
  const again = await office.cli.json<object>(...INCREMENT)
  expect(again).toMatchObject({ code: 0, value: { nothing: 'nothingNew' } })
  ahead = 0
})

it('that fails its own check is refused with code and sentence, and what is asked stays', async () => {
  const before = await office.town.store.coders.inUse()
  damaged = true
  const { code, notes } = await office.cli.run('model', 'train', '--wait')
  damaged = false
  expect(code).toBe(1)
  expect(notes).toContain('The model is damaged')
  expect(await office.town.store.coders.inUse()).toEqual(before)
})

it('is begun again by another worker when one is lost in the middle', async () => {
  const away = await openOffice({ work: false })
  const connection = await NativeConnection.connect({ address: inject('env').TEMPORAL_ADDRESS ?? '' })
  await away.town.store.ledger.put(codedYears())
  const worker = async (world: World) => {
    const made = await Worker.create({
      connection,
      namespace: away.town.client.options.namespace,
      taskQueue: INVOICE_QUEUE,
      workflowBundle: await testedBundle(),
      shutdownGraceTime: 0,
      activities: trainingSteps({
        ...world,
        heartbeat: (progress) => Context.current().heartbeat(progress),
        interrupted: () => Context.current().cancellationSignal,
      }),
    })
    return { made, ended: made.run() }
  }
  const { world } = away.town
  let reading = () => {}
  const reads = new Promise<void>((resolve) => {
    reading = resolve
  })
  async function* stuck(): AsyncGenerator<never> {
    reading()
    yield await new Promise<never>(() => undefined)
  }
  const ledger = { ...world.store.ledger, byDocument: stuck }
  const lost = await worker({ ...world, store: { ...world.store, ledger } })
  const handle = await away.town.client.workflow.start('training', {
    taskQueue: INVOICE_QUEUE,
    workflowId: `training/${SOURCE}`,
    args: [],
  })
  await reads
  await away.town.until(async () => {
    const { pendingActivities } = (await handle.describe()).raw
    return pendingActivities?.[0]?.heartbeatDetails?.payloads?.length === 1
  })
  lost.made.shutdown()
  await lost.ended
  const other = await worker(world)
  expect(await handle.result()).toMatchObject({ lines: expect.any(Number) })
  const { events } = await handle.fetchHistory()
  const attempts = events?.flatMap((e) => e.activityTaskStartedEventAttributes?.attempt ?? [])
  expect(attempts?.[0]).toBeGreaterThan(1)
  other.made.shutdown()
  await other.ended
  await connection.close()
  await away.close()
}, 120_000)
