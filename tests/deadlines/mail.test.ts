/** Mail is a help, not a step: an invoice goes its way whatever becomes of it. */
import { expect, it } from 'vitest'
import type { Post } from '../../activities/world.ts'
import { ANNE } from '../../scripts/rehearsal/registers.ts'
import { quietMonday } from './calendar.ts'
import { skippingTown } from './skipping-town.ts'

const refused: Post['send'] = async () => {
  throw new Error('connection refused')
}
const silent: Post['send'] = () => new Promise(() => {})

it.each([
  ['cannot be sent', refused],
  ['is neither taken nor refused', silent],
])('mail that %s does not hold the invoice up', async (_, send) => {
  const asked: string[] = []
  const town = await skippingTown({
    send: (mail) => {
      asked.push(mail.to)
      return send(mail)
    },
  })
  const monday = quietMonday(town.clock())
  await town.travel(monday)
  await town.setMode('on')
  await town.teach()
  const id = await town.waiting({ holdsCpr: true })
  await town.travel(monday.plus({ days: 9 }).set({ hour: 16 }))
  await town.until(async () => asked.length >= 5)
  expect(await town.state(id)).toMatchObject({ phase: 'waiting', level: 2 })
  expect(await town.decide(id, { id: 'd', by: ANNE, kind: 'approve' })).toBeUndefined()
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson' })
  // Each of them once: a mail server that is away is not filled with repetitions.
  expect(asked.map((to) => to.replace(/@.*/, ''))).toEqual(['anne', 'bo', 'low', 'bo', 'lis'])
})
