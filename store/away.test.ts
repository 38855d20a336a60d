/** Errors as the driver throws them: those of a real connection that is torn, and by their codes those that no test can bring about. */
import { connect, createServer, type Socket } from 'node:net'
import mongoose, { mongo } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { isStoreAway } from './away.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

/** A door before the server: once it is shut, whoever speaks through it is cut off. */
async function door() {
  const { hostname, port } = new URL(store.uri)
  const sockets: Socket[] = []
  let shut = false
  const server = createServer((inside) => {
    const outside = connect(Number(port), hostname)
    sockets.push(inside, outside)
    for (const socket of [inside, outside]) socket.on('error', () => undefined)
    inside.on('data', (data) => (shut ? inside.destroy() : outside.write(data)))
    outside.pipe(inside)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const uri = new URL(store.uri)
  uri.port = String(typeof address === 'object' ? address?.port : '')
  const db = await mongoose
    .createConnection(uri.href, { serverSelectionTimeoutMS: 200, autoIndex: false, autoCreate: false })
    .asPromise()
  return {
    collection: db.collection<{ _id: string; n?: number }>('torn'),
    shut: () => {
      shut = true
    },
    close: async () => {
      await db.close(true)
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

type Torn = Awaited<ReturnType<typeof door>>['collection']

describe('a server that is away', () => {
  it.each<[string, (torn: Torn) => Promise<unknown>]>([
    ['read', (torn) => torn.findOne({ _id: 'a' })],
    ['write', (torn) => torn.updateOne({ _id: 'a' }, { $set: { n: 1 } }, { upsert: true })],
    ['bulk write', (torn) => torn.bulkWrite([{ insertOne: { document: { _id: 'b' } } }])],
  ])('is known by a %s that is cut off, and by the next one', async (_, call) => {
    const { collection, shut, close } = await door()
    await call(collection)
    shut()
    for (const time of ['cut off', 'no server']) {
      const error = await call(collection).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error, time).toBeInstanceOf(Error)
      expect(isStoreAway(error), `${time}: ${String(error)}`).toBe(true)
    }
    await close()
  })

  it.each([
    ['steps down', 10_107],
    ['shuts down', 91],
    ['cannot be reached behind a router', 6],
    ['was started again, and has forgotten a read that was under way', 43],
  ])('is one that %s', (_, code) => {
    expect(isStoreAway(new mongo.MongoServerError({ message: 'x', code }))).toBe(true)
  })
})

describe('a server that answers', () => {
  it('is not away, whatever it thinks of the call', async () => {
    const collection = store.db.collection<{ _id: string }>('there')
    const twice = () =>
      collection.bulkWrite([{ insertOne: { document: { _id: 'a' } } }]).catch((e: unknown) => e)
    await twice()
    const error = await twice()
    expect(error).toBeInstanceOf(mongo.MongoBulkWriteError)
    expect(isStoreAway(error)).toBe(false)
    expect(isStoreAway(new mongo.MongoServerError({ message: 'x', code: 9 }))).toBe(false)
    expect(isStoreAway(new TypeError('x'))).toBe(false)
  })
})
