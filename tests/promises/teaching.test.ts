/** Promise 4, clean teaching: the robot's own postings never train it, and an approval with the proposal in sight does not either. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { trainingLines } from '../../activities/training-lines.ts'
import { isHidden } from '../../cli/story.ts'
import { CONTROL_RATE } from '../../domain/control/area.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, CODING, CREDITOR, GLN, OTHER } from '../../scripts/rehearsal/registers.ts'
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

it('draws of what it is not sure of as well: coded blind it is a label, approved in sight one that is missing', async () => {
  await town.setMode('pilot')
  const blind = await reviewed(true)
  const drawn = await town.store.records.get(blind)
  expect(drawn?.routed).toMatchObject({ inclusion: CONTROL_RATE.pilot, route: { reason: 'WAY_CONTROL' } })
  expect(drawn?.proposal?.lines).toMatchObject([{ doubt: 'WAY_NO_EXPERIENCE' }])
  expect(drawn && isHidden(drawn)).toBe(true)
  const approve = { id: 'blindly', by: ANNE, kind: 'approve' } as const
  expect(await town.decide(blind, approve)).toMatchObject({ code: 'DECISION_CONTROL' })
  const lines = [{ lineId: '1', coding: CODING, net: drawn?.invoice?.lines[0]?.net ?? 0 }]
  await town.decide(blind, { id: 'coded', by: ANNE, kind: 'code', lines })
  await town.handle(blind).result()
  const inSight = await reviewed(false)
  expect((await town.store.records.get(inSight))?.review).toMatchObject({ reason: 'WAY_NO_EXPERIENCE' })
  await town.decide(inSight, { id: 'seen', by: ANNE, kind: 'approve' })
  await town.handle(inSight).result()
  const learnt = new Map<string, unknown>()
  for await (const line of trainingLines(town.store)) learnt.set(line.lineId, line)
  const inclusion = CONTROL_RATE.pilot
  expect(learnt.get(`${blind}/1`)).toMatchObject({ account: CODING.account, inclusion })
  expect(learnt.get(`${blind}/1`)).not.toHaveProperty('undrawn')
  expect(learnt.get(`${inSight}/1`)).toMatchObject({ unseen: true, aided: true, undrawn: true, inclusion })
})

/** Invoices until one that people have been shown is drawn, or is not. */
async function reviewed(drawn: boolean): Promise<InvoiceId> {
  for (;;) {
    const id = await town.receive()
    await town.start(id)
    await town.until(async () => (await town.store.records.get(id, ['review']))?.review !== undefined)
    if ((await town.store.records.get(id))?.review?.blind === drawn) return id
  }
}
