import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InvoiceId } from '../domain/invoice/id.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { batches } from './batches.ts'

let store: TestStore
let own: ReturnType<typeof batches>
beforeAll(async () => {
  store = await openTestStore()
  own = batches(store.db)
})
afterAll(() => store.close())

const id = (n: number): InvoiceId => `invoice/erp/${n}`
const join = (key: string, ...places: readonly number[]) =>
  Promise.all(places.map((place, n) => own.join(key, { id: id(n), place })))
const place = (key: string, ...ns: readonly number[]) => Promise.all(ns.map((n) => own.place(key, id(n))))

it('takes in each once, however many come at the same moment', async () => {
  await Promise.all([join('once', 0.5, 0.4, 0.3, 0.2), join('once', 0.5, 0.4, 0.3, 0.2)])
  expect((await own.of('once'))?.members.map((m) => m.id).toSorted()).toEqual([0, 1, 2, 3].map(id))
})

it('lets the robot go with two, and says so ever after; whoever comes third is the one that people code first', async () => {
  await join('two', 0.1, 0.2)
  expect(await place('two', 0, 1)).toEqual(['letGo', 'letGo'])
  await own.join('two', { id: id(2), place: 0.3 })
  await own.join('two', { id: id(3), place: 0.9 })
  expect(await place('two', 0, 1, 3, 2)).toEqual(['letGo', 'letGo', 'probe', 'rest'])
  expect((await own.of('two'))?.probe).toEqual({ id: id(3), among: 4 })
})

it('chooses one of three or more, whoever asks first and how many do at once', async () => {
  await join('three', 0.3, 0.6, 0.4)
  expect(await place('three', 2, 0, 1, 2)).toEqual(['rest', 'rest', 'probe', 'rest'])
  await own.join('three', { id: id(7), place: 0.99 })
  expect(await place('three', 7)).toEqual(['rest'])
})

it('never lets the robot go with one of three, and never asks of none of them, in any order of what happens at once', async () => {
  for (let round = 0; round < 30; round += 1) {
    const key = `race ${round}`
    await join(key, 0.5, 0.4)
    const [parts] = await Promise.all([place(key, 0, 1), own.join(key, { id: id(2), place: 0.6 })])
    const all = [...parts, ...(await place(key, 2))]
    const alone = all.filter((part) => part === 'letGo').length
    // Either both had gone before the third came, or one of those that had not is asked.
    expect(all.filter((part) => part === 'probe')).toHaveLength(1)
    expect(alone).toBeLessThanOrEqual(2)
  }
})

it('knows what one of very many is, though it is not written down', async () => {
  const places = Array.from({ length: 200 }, (_, n) => (200 - n) / 1000)
  await join('many', ...places)
  await own.join('many', { id: id(999), place: 0.99 })
  expect((await own.of('many'))?.members).toHaveLength(200)
  expect(await place('many', 999, 0)).toEqual(['rest', 'probe'])
})

it('is told nothing of an invoice that has not joined', async () => {
  await join('few', 0.5)
  await expect(own.place('few', id(9))).rejects.toThrow('has not joined')
  await expect(own.place('none', id(9))).rejects.toThrow('has not joined')
})

it('keeps the first word of the one that was asked, and of no other', async () => {
  await join('word', 0.3, 0.4, 0.5)
  await place('word', 0)
  await own.answer('word', id(0), 'agreed')
  expect((await own.of('word'))?.said).toBeUndefined()
  await own.answer('word', id(2), 'otherwise')
  await own.answer('word', id(2), 'agreed')
  expect((await own.of('word'))?.said).toBe('otherwise')
})
