/** Nobody decides: a reminder, the stand-in and the leader, finance. It always waits on, and a decision always ends it. */
import type { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { ANNE, AREA, BO, CVR_2 } from '../../scripts/rehearsal/registers.ts'
import { quietMonday } from './calendar.ts'
import { type SkippingTown, skippingTown } from './skipping-town.ts'

/** Left to a person by a rule, and without a proposal. */
const UNSURE: Partial<Invoice> = { holdsCpr: true, supplier: { name: 'Maskinparken', cvr: CVR_2 } }
const REVIEWERS = ['anne', 'bo', 'low']
const LEADERS = ['bo', 'lis']

/** Five working days from a Monday, and two more each: Monday, Wednesday, Friday, at four. */
function deadlinesFrom(monday: DateTime) {
  const at = (days: number) => monday.plus({ days }).set({ hour: 16 })
  return { first: at(7), second: at(9), third: at(11) }
}

async function onMonday(town: SkippingTown) {
  const monday = quietMonday(town.clock())
  await town.travel(monday)
  await town.setMode('on')
  await town.teach()
  await town.teach('K2')
  return deadlinesFrom(monday)
}

const reminded = ({ mails }: SkippingTown) =>
  mails.filter((m) => m.subject.startsWith('Faktura venter')).map(({ to }) => to.replace(/@.*/, ''))
const level = (state: object) => ('level' in state ? state.level : undefined)

it('reminds the reviewers, hands on to stand-in and leader, then to finance, and waits on', async () => {
  const town = await skippingTown()
  const { first, second, third } = await onMonday(town)
  const id = await town.waiting(UNSURE)
  const justBefore = async (moment: DateTime, to: readonly string[]) => {
    await town.travel(moment.minus({ minutes: 1 }))
    expect([level(await town.state(id)), reminded(town)]).toEqual([stage, to])
  }
  let stage = 0
  const at = async (moment: DateTime, to: readonly string[]) => {
    stage += 1
    await town.travel(moment)
    await town.until(async () => town.mails.length >= to.length)
    expect([level(await town.state(id)), reminded(town)]).toEqual([stage, to])
    expect((await town.store.records.get(id))?.review?.level).toBe(stage)
  }
  await justBefore(first, [])
  await at(first, REVIEWERS)
  await justBefore(second, REVIEWERS)
  await at(second, [...REVIEWERS, ...LEADERS])
  await justBefore(third, [...REVIEWERS, ...LEADERS])
  await at(third, [...REVIEWERS, ...LEADERS, 'finn'])
  await town.travel(third.plus({ months: 3 }))
  expect(await town.state(id)).toMatchObject({ phase: 'waiting', level: 3 })
  expect(town.mails).toHaveLength(6)
  expect(await town.decide(id, { id: 'late', by: ANNE, kind: 'approve' })).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson', by: ANNE })
  expect(town.mails).toHaveLength(6)
})

it('names the invoice by its id only, and says what to do', async () => {
  const town = await skippingTown()
  const { first } = await onMonday(town)
  const id = await town.waiting(UNSURE)
  await town.travel(first)
  await town.until(async () => town.mails.length > 0)
  const [mail] = town.mails
  expect(mail?.subject).toContain(id)
  expect(mail?.text).toContain('CPR-nummer')
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Maskinparken|planter|F-\d/)
})

it('reminds the colleague who was asked, and nobody else', async () => {
  const town = await skippingTown()
  const { first, second } = await onMonday(town)
  const id = await town.waiting(UNSURE)
  const ask = { id: 'ask', by: ANNE, kind: 'ask', colleague: BO } as const
  expect(await town.decide(id, ask)).toBeUndefined()
  await town.travel(first)
  await town.until(async () => reminded(town).length > 0)
  await town.state(id)
  expect(reminded(town)).toEqual([BO])
  await town.travel(second)
  await town.until(async () => reminded(town).length > 1)
  await town.state(id)
  expect(reminded(town)).toEqual([BO, 'lis'])
})

it('does not begin anew when a colleague is asked: the deadlines stay', async () => {
  const town = await skippingTown()
  const { first, second } = await onMonday(town)
  const id = await town.waiting(UNSURE)
  await town.travel(first.minus({ hours: 1 }))
  await town.decide(id, { id: 'ask', by: ANNE, kind: 'ask', colleague: BO })
  await town.travel(first)
  await town.until(async () => reminded(town).length > 0)
  await town.decide(id, { id: 'back', by: BO, kind: 'ask', colleague: ANNE })
  await town.travel(second)
  await town.until(async () => reminded(town).length > 2)
  await town.state(id)
  // Anne's stand-in and the leader: it is hers now.
  expect(reminded(town)).toEqual([BO, 'bo', 'lis'])
})

it('stops with a decision: before the first deadline, and between two', async () => {
  const town = await skippingTown()
  const { first, third } = await onMonday(town)
  const early = await town.waiting(UNSURE)
  const late = await town.waiting(UNSURE)
  await town.travel(first.minus({ minutes: 1 }))
  expect(await town.decide(early, { id: 'early', by: ANNE, kind: 'approve' })).toBeUndefined()
  await town.handle(early).result()
  await town.travel(first)
  await town.until(async () => town.mails.length >= REVIEWERS.length)
  expect(await town.decide(late, { id: 'late', by: ANNE, kind: 'return' })).toBeUndefined()
  await town.handle(late).result()
  await town.travel(third.plus({ months: 1 }))
  expect(town.mails).toHaveLength(REVIEWERS.length)
  expect(town.mails.every(({ subject }) => subject.includes(late))).toBe(true)
})

it('stops when a colleague codes it in the ERP', async () => {
  const town = await skippingTown()
  const { first, third } = await onMonday(town)
  const id = await town.waiting(UNSURE)
  await town.travel(first.minus({ minutes: 1 }))
  await town.codeInErp('HANNE', id)
  await town.invoices.tell(id, { end: 'codedInErp', by: 'HANNE' })
  await town.handle(id).result()
  await town.travel(third)
  expect(town.mails).toEqual([])
})

it('comes sooner where the invoice is due sooner: three working days before', async () => {
  const town = await skippingTown()
  const { first } = await onMonday(town)
  const friday = first.minus({ days: 3 })
  const id = await town.waiting({ ...UNSURE, dueDate: first.plus({ days: 2 }).toISODate() ?? '' })
  await town.travel(friday.minus({ minutes: 1 }))
  expect(level(await town.state(id))).toBe(0)
  await town.travel(friday)
  await town.until(async () => town.mails.length >= REVIEWERS.length)
  expect(level(await town.state(id))).toBe(1)
})

it('takes the area’s own number of days', async () => {
  const town = await skippingTown()
  const { first } = await onMonday(town)
  await town.store.areas.setDeadline(AREA, 2)
  const id = await town.waiting(UNSURE)
  const wednesday = first.minus({ days: 5 })
  await town.travel(wednesday.minus({ minutes: 1 }))
  expect(level(await town.state(id))).toBe(0)
  await town.travel(wednesday)
  await town.until(async () => town.mails.length >= REVIEWERS.length)
})
