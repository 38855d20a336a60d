import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { AMOUNTS_KEPT, amounts } from './amounts.ts'

const START_MS = 120_000

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
}, START_MS)
afterAll(() => store.close())

describe('amounts', () => {
  it('answers what was added, each invoice once', async () => {
    const own = amounts(store.db)
    expect(await own.of('1')).toEqual([])
    const first = { creditorNo: '1', id: 'a', on: '2025-01-02', net: 100 }
    await own.add([first, { ...first, creditorNo: '2', net: 7 }])
    await own.add([first, { ...first, id: 'b', on: '2025-01-01', net: 200 }])
    expect(await own.of('1')).toMatchObject([
      { on: '2025-01-02', net: 100 },
      { on: '2025-01-01', net: 200 },
    ])
    expect(await own.of('2')).toMatchObject([{ net: 7 }])
  })

  it('keeps the newest', async () => {
    const own = amounts(store.db)
    await own.add(
      Array.from({ length: AMOUNTS_KEPT + 5 }, (_, i) => ({
        creditorNo: '3',
        id: String(i),
        on: `2025-01-${String((i % 28) + 1).padStart(2, '0')}`,
        net: i,
      })),
    )
    expect(await own.of('3')).toHaveLength(AMOUNTS_KEPT)
    expect((await own.of('3')).at(-1)?.on).toBe('2025-01-28')
  })
})
