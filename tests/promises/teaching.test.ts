/** Promise 4, clean teaching: the robot's own postings never train it, and an approval with the proposal in sight does not either. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, CREDITOR, GLN, OTHER } from '../../scripts/rehearsal/registers.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

let town: Town
beforeAll(async () => {
  town = await townOnDevServer()
  await town.setMode('on')
  await town.teach()
})
afterAll(() => town.close())

const experience = async () => (await town.store.experience.of(CREDITOR, GLN)).map((l) => l.lineId)

async function waiting(): Promise<InvoiceId> {
  const id = await town.receive({ holdsCpr: true })
  await town.start(id)
  await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
  return id
}

it('learns nothing from what the robot posted', async () => {
  const before = await experience()
  const id = await town.receive()
  await town.start(id)
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  expect(await experience()).toEqual(before)
  expect(await town.store.ledger.of(CREDITOR, GLN)).toHaveLength(before.length)
})

it('keeps an approval in the ledger as a weak label, and does not learn it', async () => {
  const before = await experience()
  const id = await waiting()
  await town.decide(id, { id: 'approved', by: ANNE, kind: 'approve' })
  await town.handle(id).result()
  expect(await experience()).toEqual(before)
  const [line] = (await town.store.ledger.of(CREDITOR, GLN)).filter((l) => l.documentId === id)
  expect(line).toMatchObject({ label: 'weak', codedBy: { kind: 'person', id: ANNE }, postedBy: 'ROBOT' })
})

it('learns at once what a person coded otherwise than proposed: the next one goes to a person', async () => {
  const id = await waiting()
  const net = (await town.store.records.get(id))?.invoice?.lines[0]?.net ?? 0
  await town.decide(id, {
    id: 'otherwise',
    by: ANNE,
    kind: 'code',
    lines: [{ lineId: '1', coding: OTHER, net }],
  })
  await town.handle(id).result()
  expect(await experience()).toContain(`${id}/1`)
  const next = await town.receive()
  await town.start(next)
  await town.until(async () => (await town.store.records.get(next, ['review']))?.review !== undefined)
  expect((await town.store.records.get(next))?.review?.reason).toBe('WAY_NO_EXPERIENCE')
})
