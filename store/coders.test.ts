import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { coders } from './coders.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const at = (minute: number) => new Date(Date.UTC(2026, 2, 7, 4, minute))
const trained = (model: string, begun: number) => ({
  model,
  by: 'training',
  at: at(begun),
  why: 'trained again',
})
const person = (minute: number) => ({ by: 'finn', at: at(minute), why: 'a trial' })

it('a training is asked only where people let one be asked', async () => {
  const own = coders(store.db)
  await own.renew(trained('a', 1), 0.02)
  expect(await own.inUse()).toBeUndefined()
  await own.use({ ...person(2), model: 'b' })
  await own.renew(trained('a', 3), 0.02)
  expect(await own.inUse()).toMatchObject({ model: 'a', by: 'training' })
  await own.none(person(4))
  await own.renew(trained('c', 5), 0.02)
  expect(await own.inUse()).toBeUndefined()
})

it('of two trainings the one that began later counts, and neither undoes what a person said since', async () => {
  const own = coders(store.db)
  await own.use({ ...person(10), model: 'a' })
  await own.renew(trained('later', 12), 0.02)
  await own.renew(trained('earlier', 11), 0.02)
  expect(await own.inUse()).toMatchObject({ model: 'later' })
  await own.use({ ...person(14), model: 'b' })
  await own.renew(trained('begun before', 13), 0.02)
  expect(await own.inUse()).toMatchObject({ model: 'b' })
})

it('whether it may decide, and for which share of errors, is what people said last, whatever a training says', async () => {
  const own = coders(store.db)
  const decides = { mayDecide: true, target: 0.01 }
  await own.use({ ...person(20), model: 'a', ...decides })
  await own.renew(trained('b', 21), 0.01)
  expect(await own.inUse()).toEqual({ ...trained('b', 21), ...decides })
  await own.renew(trained('c', 22), 0.005)
  expect(await own.inUse()).toEqual({ ...trained('c', 22), ...decides })
  await own.renew(trained('wider', 23), 0.02)
  expect(await own.inUse()).toEqual({ ...trained('c', 22), ...decides })
  await own.use({ ...person(24), model: 'a', mayDecide: false })
  await own.renew(trained('d', 25), 0.3)
  expect(await own.inUse()).toEqual({ ...trained('d', 25), mayDecide: false })
})
