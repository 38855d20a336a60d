/** Promise 6, private: a citizen's number goes to the ERP's own field for it and nowhere else, and only where the area allows it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { ANNE, AREA } from '../../scripts/rehearsal/registers.ts'
import { type Office, openOffice } from '../cli/office.ts'
import { approval } from '../cli/run.ts'
import { decoded } from '../decoded.ts'

const CPR = '251248-9996'
const DIGITS = CPR.replace('-', '')
const LEADER = 'lis'

let office: Office
/** Right before the ERP is asked for the document. */
let onReserve: (() => Promise<unknown>) | undefined
beforeAll(async () => {
  office = await openOffice({
    erp: (erp) => ({
      ...erp,
      reserve: async (...args) => {
        await onReserve?.()
        return erp.reserve(...args)
      },
    }),
  })
})
afterAll(() => office.close())

const withCpr = (): string => office.paper().replace('>Planter<', `>Planter til CPR ${CPR}<`)
const recordOf = (id: InvoiceId) => office.town.store.records.get(id)
const allow = (wanted: 'on' | 'off', by = LEADER) =>
  office.cli.run('areas', 'cpr', AREA, wanted, '--by', by, '--why', 'agreed')
const citizensInErp = async (id: InvoiceId) => {
  const documentId = (await recordOf(id))?.documentId ?? ''
  return office.town.engine.read((state) => state.citizens.get(documentId))
}

it('is seen by a person, and carried nowhere, where nobody has allowed it', async () => {
  const id = await office.arrived('C1', 'on', withCpr())
  expect((await recordOf(id))?.review?.reason).toBe('RULE_CPR_FOUND')
  const approve = ['review', 'decide', id, '--by', ANNE, ...(await approval(office.town, id))]
  expect(await office.cli.run(...approve)).toMatchObject({ code: 0 })
  await office.town.handle(id).result()
  expect(await citizensInErp(id)).toBeUndefined()
})

it('goes to the ERP’s own field where a leader has allowed it: in no record, history, journal or answer', async () => {
  expect(await allow('on', ANNE)).toMatchObject({ code: 1 })
  expect(await allow('on')).toMatchObject({ code: 0 })
  const id = await office.arrived('C2', 'on', withCpr())
  expect(await office.town.handle(id).result()).toMatchObject({ end: 'postedByRobot' })
  expect(await citizensInErp(id)).toEqual([DIGITS])
  const seen = JSON.stringify([
    await recordOf(id),
    await office.town.erp.journal(0, 1000),
    await office.town.erp.state((await recordOf(id))?.documentId ?? ''),
    decoded(await office.town.handle(id).fetchHistory()),
  ])
  expect(seen).toContain('XXXXXX-XXXX')
  expect(seen).not.toContain(CPR)
  expect(seen).not.toContain(DIGITS)
})

it('is not posted by the robot once the permission has been taken back', async () => {
  expect(await allow('on')).toMatchObject({ code: 0 })
  onReserve = () => allow('off')
  const id = await office.arrived('C3', 'on', withCpr())
  await office.town.until(async () => (await recordOf(id))?.review !== undefined)
  expect((await recordOf(id))?.review?.reason).toBe('RULE_CPR_FOUND')
  expect((await recordOf(id))?.outcome).toBeUndefined()
})
