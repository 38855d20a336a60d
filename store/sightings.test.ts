import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECENT_KEPT } from '../domain/duplicates/blocks.ts'
import { type SightingFacts, sighting } from '../domain/duplicates/sighting.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { sightings } from './sightings.ts'

let test: TestStore
let store: ReturnType<typeof sightings>
beforeAll(async () => {
  test = await openTestStore()
  store = sightings(test.db)
})
afterAll(() => test.close())

let count = 0
function seen(changed: Partial<SightingFacts> = {}) {
  count += 1
  return sighting({
    id: `s${count}`,
    kind: 'invoice',
    payee: `creditor:${count}`,
    aliases: [`account:${count}`],
    number: '10532',
    day: 20_000,
    amount: 10_000,
    currency: 'DKK',
    ...changed,
  })
}

async function ids(s: ReturnType<typeof seen>): Promise<readonly string[]> {
  const { buckets, blocks } = await store.around(s)
  return (buckets.get(blocks.recent) ?? []).map(({ id }) => id)
}

describe('sightings', () => {
  it('are kept under each key, once, in order of arrival', async () => {
    const first = seen()
    const second = seen({ payee: first.payee })
    await store.put(first)
    await store.put(second)
    await store.put(first)
    expect(await ids(first)).toEqual([first.id, second.id])
    const { buckets, blocks } = await store.around(second)
    expect(buckets.size).toBe(2 + blocks.others.length)
    expect(buckets.get(blocks.ofAmount)?.[0]).toMatchObject({ number: '10532', amount: 10_000, day: 20_000 })
  })

  it('are given up where they were written', async () => {
    const first = seen()
    await store.put(first)
    await store.giveUp(first.id)
    await store.giveUp('never')
    const { buckets } = await store.around(first)
    expect([...buckets.values()].flat()).toEqual([])
  })

  it('leave nothing behind when they are given up', async () => {
    const first = seen()
    await store.put(first)
    await store.giveUp(first.id)
    expect(await test.db.collection('sightingKeys').findOne({ _id: first.id as never })).toBeNull()
  })

  it('of a credit note say when it was posted, where it stood, and are given up all the same', async () => {
    const note = seen({ kind: 'creditNote' })
    const next = seen({ payee: note.payee })
    for (const s of [note, next]) await store.put(s)
    const at = new Date('2026-03-14T02:00:00Z')
    await store.post(note.id, at)
    await store.post(note.id, new Date('2026-04-01T02:00:00Z'))
    await store.post('never', at)
    const { buckets, blocks } = await store.around(note)
    const recent = buckets.get(blocks.recent) ?? []
    expect(recent.map((s) => [s.id, s.postedAt])).toEqual([
      [note.id, at.getTime()],
      [next.id, undefined],
    ])
    await store.giveUp(note.id)
    expect(await ids(next)).toEqual([next.id])
  })

  it('are the newest only', async () => {
    const first = seen()
    const many = Array.from({ length: RECENT_KEPT }, () => seen({ payee: first.payee }))
    await store.putMany([first, ...many])
    await store.putMany(many)
    const kept = await ids(first)
    expect(kept).toHaveLength(RECENT_KEPT)
    expect(kept).not.toContain(first.id)
    expect(kept.at(-1)).toBe(many.at(-1)?.id)
  })

  it('that arrive together are all kept', async () => {
    const first = seen()
    const together = Array.from({ length: 30 }, () => seen({ payee: first.payee }))
    await Promise.all(together.map((s) => store.put(s)))
    expect(new Set(await ids(first))).toEqual(new Set(together.map((s) => s.id)))
  })
})
