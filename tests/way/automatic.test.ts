/** The way of an invoice that people do not see. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CODING } from '../../scripts/rehearsal/registers.ts'
import { townOnDevServer } from '../dev-server.ts'
import type { Town } from '../town.ts'

let town: Town
beforeAll(async () => {
  town = await townOnDevServer()
  await town.setMode('on')
  await town.teach()
})
afterAll(() => town.close())

it('posts what is right, new and uniformly coded, as the robot', async () => {
  const id = await town.receive()
  await town.start(id)
  const closing = await town.handle(id).result()
  expect(closing).toMatchObject({ end: 'postedByRobot', by: 'robot' })
  const record = await town.store.records.get(id)
  expect(record?.outcome).toMatchObject({ end: 'postedByRobot', lines: [{ lineId: '1', coding: CODING }] })
  const state = await town.erp.state(record?.documentId ?? '')
  expect(state).toMatchObject({ kind: 'closed', entry: { user: 'ROBOT', key: id, codedBy: 'robot' } })
})
