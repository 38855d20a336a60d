import mongoose, { type Connection } from 'mongoose'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { findAll, modelOf, putAll, SCHEMA_OPTIONS } from './model.ts'

interface Thing {
  readonly _id: string
  readonly n: number
}

let test: TestStore
let db: Connection
let asked: unknown[] = []
beforeAll(async () => {
  test = await openTestStore()
  const options = { monitorCommands: true, autoIndex: false, autoCreate: false }
  db = await mongoose.createConnection(test.uri, options).asPromise()
  db.getClient().on('commandStarted', ({ commandName, command }) => {
    if (commandName === 'find') asked.push(command.filter._id.$in)
  })
})
beforeEach(async () => {
  await putAll(
    things(),
    [1, 2, 3].map((n) => ({ _id: `t${n}`, n })),
  )
  asked = []
})
afterEach(() => db.collection('things').deleteMany({}))
afterAll(async () => {
  await db.close()
  await test.close()
})

const things = () =>
  modelOf<Thing>(db, 'things', new mongoose.Schema<Thing>({ _id: String, n: Number }, SCHEMA_OPTIONS))
const numbers = (found: readonly Thing[]) => found.map(({ n }) => n)

it('what is asked in one turn of the event loop is one question, and each has the answer to its own', async () => {
  const answers = [['t1', 't2'], ['t2'], ['t4'], [], ['t3', 't1', 't3']].map((ids) => findAll(things(), ids))
  expect((await Promise.all(answers)).map(numbers)).toEqual([[1, 2], [2], [], [], [3, 1]])
  expect(asked).toEqual([['t1', 't2', 't4', 't3']])
})

it('nothing is kept: what is asked after a write sees it', async () => {
  await findAll(things(), ['t1'])
  await putAll(things(), [{ _id: 't1', n: 7 }])
  expect(numbers(await findAll(things(), ['t1']))).toEqual([7])
  expect(asked).toEqual([['t1'], ['t1']])
})

it('many are asked in several questions, and nothing can be changed by accident', async () => {
  await putAll(
    things(),
    Array.from({ length: 450 }, (_, n) => ({ _id: `m${n}`, n })),
  )
  const found = await findAll(
    things(),
    Array.from({ length: 450 }, (_, n) => `m${n}`),
  )
  expect(numbers(found)).toEqual(Array.from({ length: 450 }, (_, n) => n))
  expect(asked).toHaveLength(3)
  expect(found.every((one) => Object.isFrozen(one))).toBe(true)
})

it('where the server does not answer everybody who asked is told', async () => {
  const gone = await mongoose.createConnection(test.uri, { autoIndex: false, autoCreate: false }).asPromise()
  const model = modelOf<Thing>(
    gone,
    'things',
    new mongoose.Schema<Thing>({ _id: String, n: Number }, SCHEMA_OPTIONS),
  )
  await gone.close()
  const answers = await Promise.allSettled([findAll(model, ['t1']), findAll(model, ['t2'])])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
