/** What people are shown of an invoice while it is not known whether the ERP has carried out their word. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ANNE } from '../../scripts/rehearsal/registers.ts'
import { erpBehind, type Line } from '../deadlines/silent-erp.ts'
import { type Office, openOffice } from './office.ts'

const line: Line = { state: 'up' }
let office: Office
beforeAll(async () => {
  office = await openOffice({ erp: erpBehind(line) })
})
afterAll(() => office.close())

it('says that it is in doubt, what was tried, and that nothing can be decided, and not what it was before', async () => {
  const { town, cli } = office
  const id = await office.arrived('T1', 'stopped')
  const { documentId } = (await town.store.records.get(id)) ?? {}
  await town.until(async () => (await town.erp.state(documentId ?? '')).kind === 'manual')
  expect((await cli.run('review', 'show', id)).out).toContain('May be decided: approve, code')
  line.state = 'mute'
  expect(await town.decide(id, { id: 'd', by: ANNE, kind: 'approve' })).toBeUndefined()
  await town.until(async () => (await town.invoices.running(id))?.status === 'inDoubt')
  const { code, out } = await cli.run('review', 'show', id)
  expect(code).toBe(0)
  expect(out).toContain(`${id}: inDoubt`)
  expect(out).toContain('Nobody can decide it here until the ERP knows: look there first.')
  expect(out).toMatch(new RegExp(`Tried: to post the proposal, on the word of ${ANNE}`))
  expect(out).toContain('May be decided: nothing, just now')
  expect(await cli.json('review', 'show', id)).toMatchObject({ value: { now: 'inDoubt', choices: [] } })
  expect((await cli.run('invoice', 'show', id)).out).toContain(`${id}: inDoubt`)
  line.state = 'up'
  expect(await town.handle(id).result()).toMatchObject({ end: 'postedByPerson', by: ANNE })
  expect((await cli.run('invoice', 'show', id)).out).not.toContain('IN DOUBT')
})

it('says of one whose workflow was terminated that none works on it', async () => {
  const id = await office.arrived('T2', 'stopped')
  await office.town.handle(id).terminate()
  const { out } = await office.cli.run('review', 'show', id)
  expect(out).toContain('no workflow works on it')
  expect(out).toContain('May be decided: nothing, just now')
})
