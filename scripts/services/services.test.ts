import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Services, startServices } from './start-services.ts'

/** The development services on real processes: what they acknowledged is there after they were killed. */
const START_LIMIT_MS = 180_000
const KILL_AFTER = 200
const WRITERS = 8

let stateDir: string
let services: Services

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'services-'))
  services = await startServices({ stateDir, wanted: ['store', 'temporal'], inherit: false })
}, START_LIMIT_MS)

afterAll(async () => {
  await services?.stop()
  await rm(stateDir, { recursive: true, force: true })
}, START_LIMIT_MS)

const uri = (): string => services.env.MONGODB_URI ?? ''

test(
  'the store keeps every write that it acknowledged, when it is killed in the middle of writing',
  async () => {
    const acknowledged = await writeUntilKilled()
    await services.service('store').restart()
    const connection = await mongoose.createConnection(uri()).asPromise()
    const found = await connection.collection<{ _id: string }>('kept').find({}).toArray()
    await connection.close()
    const ids = new Set(found.map(({ _id }) => _id))
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_AFTER)
  },
  START_LIMIT_MS,
)

test('the store does not begin empty in a folder whose data an earlier version has written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'services-'))
  await mkdir(join(folder, 'store'))
  await writeFile(join(folder, 'store', 'stand-in.mv'), '')
  const started = startServices({ stateDir: folder, wanted: ['store'], inherit: false })
  await expect(started).rejects.toMatchObject({ code: 'MACHINE_STATE' })
  await rm(folder, { recursive: true })
})

const writeUntilKilled = async (): Promise<string[]> => {
  const connection = await mongoose.createConnection(uri(), { serverSelectionTimeoutMS: 1_000 }).asPromise()
  const kept = connection.collection<{ _id: string; text: string }>('kept')
  const acknowledged: string[] = []
  let killed: Promise<void> | undefined
  const write = async (writer: number): Promise<void> => {
    for (let number = 0; ; number += 1) {
      const id = `${writer}/${number}`
      try {
        await kept.insertOne({ _id: id, text: 'x'.repeat(500) })
      } catch {
        return
      }
      acknowledged.push(id)
      if (acknowledged.length === KILL_AFTER) killed = services.service('store').kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
  await killed
  await connection.close(true)
  return acknowledged
}
