/** An ERP that is silent for days: finance is told each day, nobody may post meanwhile, and what it then answers counts. */
import { expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE } from '../../scripts/rehearsal/registers.ts'
import { quietMonday } from './calendar.ts'
import { erpBehind, type Line } from './silent-erp.ts'
import { type SkippingTown, skippingTown } from './skipping-town.ts'

async function openOn(line: Line) {
  const town = await skippingTown({ erp: erpBehind(line) })
  const begin = quietMonday(town.clock()).set({ hour: 2 })
  await town.travel(begin)
  await town.setMode('on')
  await town.teach()
  return { town, begin }
}

const entries = async ({ erp }: SkippingTown, id: InvoiceId) =>
  (await erp.journal(0, 100)).filter((entry) => entry.key === id)

it('tells finance once a day while it is unknown whether the robot has posted, and then finds it posted once', async () => {
  const line: Line = { state: 'mute' }
  const { town, begin } = await openOn(line)
  const id = await town.receive()
  await town.start(id)
  await town.until(async () => (await town.state(id)).phase === 'inDoubt')
  await town.travel(begin.plus({ hours: 23 }))
  expect(town.mails).toEqual([])
  await town.travel(begin.plus({ hours: 25 }))
  await town.until(async () => town.mails.length > 0)
  expect(town.mails.map(({ to }) => to)).toEqual(['finn@kommune.example'])
  await town.travel(begin.plus({ hours: 49 }))
  await town.until(async () => town.mails.length > 1)
  expect(await town.state(id)).toMatchObject({ phase: 'inDoubt' })
  const decision = { id: 'd', by: ANNE, kind: 'approve' } as const
  expect(await town.decide(id, decision)).toMatchObject({ code: 'DECISION_IN_DOUBT' })
  line.state = 'up'
  await town.travel(begin.plus({ hours: 50 }))
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  expect(await entries(town, id)).toHaveLength(1)
  expect(town.mails).toHaveLength(2)
})

it('gives a person’s posting an hour, then releases it, and lets people try again', async () => {
  const line: Line = { state: 'up' }
  const { town, begin } = await openOn(line)
  const id = await town.waiting({ holdsCpr: true })
  await town.travel(begin.plus({ hours: 8 }))
  line.state = 'away'
  expect(await town.decide(id, { id: 'one', by: ANNE, kind: 'approve' })).toBeUndefined()
  await town.travel(begin.plus({ hours: 8, minutes: 58 }))
  expect(await town.state(id)).toMatchObject({ phase: 'acting', act: { by: 'person' } })
  await town.travel(begin.plus({ hours: 9, minutes: 2 }))
  expect(await town.state(id)).toMatchObject({ phase: 'inDoubt', reason: 'WAY_ERP_SILENT' })
  await town.travel(begin.plus({ hours: 34 }))
  await town.until(async () => town.mails.length > 0)
  expect(town.mails.map(({ to }) => to)).toEqual(['finn@kommune.example'])
  line.state = 'up'
  await town.travel(begin.plus({ hours: 35 }))
  expect(await town.state(id)).toMatchObject({ phase: 'waiting', reason: 'WAY_ERP_SILENT', level: 0 })
  expect(await entries(town, id)).toEqual([])
  expect(await town.decide(id, { id: 'two', by: ANNE, kind: 'approve' })).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson' })
  expect(await entries(town, id)).toHaveLength(1)
})
