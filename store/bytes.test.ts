import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { bytes } from './bytes.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

/** Larger than a chunk, and easily packed. */
const MODEL = Buffer.from('a model '.repeat(100_000))
const sha = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const lengthOf = async (bucket: string, of: string) =>
  (await store.db.collection(`${bucket}.files`).findOne({ _id: of as never }))?.length

it.each(['originals', 'models'] as const)(
  'gives back what was kept, by the hash of what came: %s',
  async (name) => {
    const kept = bytes(store.db, name)
    expect(await kept.put(MODEL)).toBe(sha(MODEL))
    expect(Buffer.compare((await kept.get(sha(MODEL))) ?? Buffer.of(), MODEL)).toBe(0)
  },
)

it('packs models, of which there is one a night, and leaves documents as they came', async () => {
  expect(await lengthOf('models', sha(MODEL))).toBeLessThan(MODEL.length / 10)
  expect(await lengthOf('originals', sha(MODEL))).toBe(MODEL.length)
})

it('reads a model that was kept before they were packed', async () => {
  const before = Buffer.from('kept as it was')
  const id = sha(before)
  await store.db
    .collection('models.chunks')
    .insertOne({ _id: `${id}/0` as never, files_id: id, n: 0, data: before })
  await store.db
    .collection('models.files')
    .insertOne({ _id: id as never, length: before.length, chunkSize: 255 * 1024, uploadDate: new Date() })
  expect(Buffer.from((await bytes(store.db, 'models').get(id)) ?? []).toString()).toBe('kept as it was')
})

it('throws where what is kept is not what the hash says', async () => {
  await store.db.collection('models.chunks').deleteMany({})
  await expect(bytes(store.db, 'models').get(sha(MODEL))).rejects.toThrow()
})
