import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Permission } from '../domain/coding/permission.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { permissions } from './permissions.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const PERMISSION: Permission = {
  model: 'a',
  target: 0.02,
  confidence: 0.95,
  threshold: 0.97,
  upper: 0.018,
  of: 4_000,
  reached: 1_200,
  labels: 1_100,
  wrong: 4,
  newestLabel: '2026-03-05',
  madeAt: new Date('2026-03-07T03:00:00Z'),
  expiresOn: '2026-06-05',
}

it('is kept by its model, and the first stays', async () => {
  const own = permissions(store.db)
  expect(await own.of('a')).toBeUndefined()
  await own.put(PERMISSION)
  await own.put({ ...PERMISSION, madeAt: new Date('2026-03-08T03:00:00Z'), expiresOn: '2027-01-01' })
  expect(await own.of('a')).toEqual(PERMISSION)
  expect(await own.of('b')).toBeUndefined()
})
