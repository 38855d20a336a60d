import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { frozen, type Pattern } from './frozen.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const AT = new Date('2026-03-07T03:00:00Z')
const pattern = (account: string): Pattern => ({ creditorNo: 'K1', gln: '5790000000012', account })

it('is frozen until people have agreed in three invoices in a row, each counting once', async () => {
  const own = frozen(store.db)
  const it4 = pattern('4')
  expect(await own.some([it4])).toBe(false)
  await own.seen(it4, 'before', true)
  await own.freeze(it4, 'control', AT)
  for (const invoice of ['a', 'a', 'b', 'a']) await own.seen(it4, invoice, true)
  expect(await own.some([pattern('5'), it4])).toBe(true)
  await own.seen(it4, 'c', false)
  for (const invoice of ['d', 'e']) await own.seen(it4, invoice, true)
  expect(await own.some([it4])).toBe(true)
  await own.seen(it4, 'f', true)
  expect(await own.some([it4])).toBe(false)
  // What has thawed is frozen again by an error that counts only.
  await own.seen(it4, 'g', false)
  expect(await own.some([it4])).toBe(false)
  await own.freeze(it4, 'another control', AT)
  expect(await own.some([it4])).toBe(true)
})

it('a step that freezes once more undoes nothing that people have said since, and other patterns are others', async () => {
  const own = frozen(store.db)
  const it6 = pattern('6')
  await own.freeze(it6, 'control', AT)
  for (const invoice of ['a', 'b', 'c']) await own.seen(it6, invoice, true)
  await own.freeze(it6, 'control', AT)
  expect(await own.some([it6])).toBe(false)
  expect(await own.some([{ ...it6, gln: '5790000000029' }])).toBe(false)
  expect(await own.some([])).toBe(false)
})
