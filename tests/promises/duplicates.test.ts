/** Promise 1, once: what may be a duplicate is posted by nobody before somebody has said that it is none, whatever else stopped it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { ANNE, CODING } from '../../scripts/rehearsal/registers.ts'
import { breaking } from '../breaking-store.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

let town: Town
/** A part of the store that fails as a fault of this program would. */
let broken: string | undefined
beforeAll(async () => {
  town = await townOnDevServer({
    world: (world) => ({ ...world, store: breaking(world.store, () => broken) }),
  })
})
afterAll(() => town.close())
beforeEach(async () => {
  broken = undefined
  await town.setMode('on')
  await town.reteach()
})

const record = (id: InvoiceId) => town.store.records.get(id)
async function paid(number: string): Promise<InvoiceId> {
  const id = await town.receive({ number })
  await town.start(id)
  await town.handle(id).result()
  return id
}
/** The same invoice under another document, shown to people. */
async function shownCopy(of: InvoiceId, change: Partial<Invoice> = {}): Promise<InvoiceId> {
  const invoice = (await record(of))?.invoice
  if (!invoice) throw new Error('no such invoice')
  const id = await town.receive({ ...invoice, ...change })
  await town.start(id)
  await town.until(async () => (await record(id))?.review !== undefined)
  return id
}
async function coded(id: InvoiceId, decision: string) {
  const net = (await record(id))?.invoice?.lines[0]?.net ?? 0
  return town.decide(id, {
    id: decision,
    by: ANNE,
    kind: 'code',
    lines: [{ lineId: '1', coding: CODING, net }],
  })
}

it.each<[string, () => Promise<InvoiceId>, string]>([
  [
    'a rule found something in it too',
    async () => shownCopy(await paid('AAA-77123'), { number: 'AAA-77123A', holdsCpr: true }),
    'RULE_CPR_FOUND',
  ],
  [
    'a step failed after the comparison',
    async () => {
      const first = await paid('BBB-1')
      broken = 'experience'
      return shownCopy(first)
    },
    'WAY_STEP_FAILED',
  ],
  [
    'the robot only watches there',
    async () => {
      const first = await paid('CCC-1')
      await town.setMode('shadow')
      return shownCopy(first)
    },
    'WAY_AREA_SHADOW',
  ],
])('is asked first where %s', async (what, arrive, reason) => {
  const id = await arrive()
  broken = undefined
  expect(await record(id)).toMatchObject({ review: { reason, mayBeDuplicate: true } })
  expect((await record(id))?.duplicates?.of).toHaveLength(1)
  const name = what.replaceAll(' ', '-')
  expect(await coded(id, `first-${name}`)).toMatchObject({ code: 'DECISION_DUPLICATE_FIRST' })
  expect(await town.decide(id, { id: `no-${name}`, by: ANNE, kind: 'notDuplicate' })).toBeUndefined()
  await town.until(async () => (await record(id))?.review?.mayBeDuplicate === false)
  expect((await record(id))?.review?.reason).toBe(reason)
  expect(await coded(id, `then-${name}`)).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson' })
})

it('a returned invoice whose check had failed gives up what it claimed: the corrected one passes', async () => {
  const first = await town.receive({ number: 'DDD-1' })
  broken = 'institutions'
  await town.start(first)
  await town.until(async () => (await record(first))?.review !== undefined)
  broken = undefined
  await town.decide(first, { id: 'return', by: 'finn', kind: 'return' })
  expect(await town.handle(first).result()).toMatchObject({ end: 'returned' })
  const corrected = await town.receive({ number: 'DDD-1' })
  await town.start(corrected)
  expect(await town.handle(corrected).result()).toMatchObject({ end: 'postedByRobot' })
})
