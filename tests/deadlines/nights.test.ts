/** The robot's night ends when the ERP's working day begins, at seven in Denmark, on each night of the year. */
import type { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE } from '../../scripts/rehearsal/registers.ts'
import { autumnChange, quietMonday, springChange } from './calendar.ts'
import { erpBehind, type Line } from './silent-erp.ts'
import { type SkippingTown, skippingTown } from './skipping-town.ts'

/** The hours between half past one and seven. */
const NIGHTS: readonly (readonly [string, (now: DateTime) => DateTime, number])[] = [
  ['an ordinary night', (now) => quietMonday(now).startOf('day'), 5.5],
  ['the short night, in which summer time begins', springChange, 4.5],
  ['the long night, in which it ends', autumnChange, 6.5],
]

async function atHalfPastOne(town: SkippingTown, midnight: DateTime) {
  const begin = midnight.plus({ minutes: 90 })
  await town.travel(begin)
  await town.setMode('on')
  await town.teach()
  const id = await town.receive()
  await town.start(id)
  return { id, begin, seven: midnight.set({ hour: 7 }) }
}

const posted = async ({ erp }: SkippingTown, id: InvoiceId) =>
  (await erp.journal(0, 100)).filter((entry) => entry.key === id).length

it.each(NIGHTS)(
  'in %s an ERP that is down until after seven leaves it to people',
  async (_, nightOf, hours) => {
    const line: Line = { state: 'away' }
    const town = await skippingTown({ erp: erpBehind(line) })
    const { id, begin, seven } = await atHalfPastOne(town, nightOf(town.clock()))
    expect(seven.diff(begin).as('hours')).toBe(hours)
    // No try is left when the next one would come after seven; they are two minutes apart by then.
    await town.travel(seven.minus({ minutes: 3 }))
    expect(await town.state(id)).toMatchObject({ phase: 'acting', act: { by: 'robot' } })
    await town.travel(seven.plus({ minutes: 1 }))
    expect(await town.state(id)).toMatchObject({ phase: 'inDoubt' })
    await town.travel(seven.plus({ minutes: 5 }))
    line.state = 'up'
    await town.travel(seven.plus({ minutes: 15 }))
    await town.until(async () => (await town.store.records.get(id))?.review !== undefined)
    expect(await town.state(id)).toMatchObject({ phase: 'waiting', reason: 'WAY_DAY_BEGAN', proposal: true })
    await town.travel(seven.plus({ days: 3 }))
    expect(await posted(town, id)).toBe(0)
    const documentId = (await town.store.records.get(id))?.documentId ?? ''
    expect(await town.erp.state(documentId)).toMatchObject({ kind: 'manual' })
    expect(await town.decide(id, { id: 'd', by: ANNE, kind: 'approve' })).toBeUndefined()
    expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson', by: ANNE })
    expect(await posted(town, id)).toBe(1)
  },
)

it.each(NIGHTS)(
  'in %s an ERP that is there again ten minutes before seven gets its posting',
  async (_, nightOf) => {
    const line: Line = { state: 'away' }
    const town = await skippingTown({ erp: erpBehind(line) })
    const { id, seven } = await atHalfPastOne(town, nightOf(town.clock()))
    await town.travel(seven.minus({ minutes: 10 }))
    line.state = 'up'
    await town.travel(seven)
    expect(await town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
    const [entry] = (await town.erp.journal(0, 100)).filter((e) => e.key === id)
    expect(Date.parse(entry?.at ?? '')).toBeLessThan(seven.toMillis())
  },
)

it('is the next night’s for an invoice that comes after seven', async () => {
  const line: Line = { state: 'away' }
  const town = await skippingTown({ erp: erpBehind(line) })
  const eight = quietMonday(town.clock()).set({ hour: 8 })
  await town.travel(eight)
  await town.setMode('on')
  await town.teach()
  const id = await town.receive()
  await town.start(id)
  await town.travel(eight.plus({ hours: 22, minutes: 57 }))
  expect(await town.state(id)).toMatchObject({ phase: 'acting', act: { by: 'robot' } })
})
