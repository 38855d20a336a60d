/** What a look after a held invoice comes to: the ERP’s answers, and what makes it people’s. */
import { expect, it } from 'vitest'
import { type Erp, ErpRefused, ErpUnavailable } from '../erp/port.ts'
import { holdBack } from './hold-back.ts'
import type { World } from './world.ts'

const REF = { id: 'invoice/erp/D1', run: 1 } as const
const UNTIL = '2026-03-17T15:00:00.000Z'
const RECORD = {
  documentId: 'D1',
  area: 'parks',
  invoice: {},
  routed: { batch: 'b' },
  proposal: { model: 'uniform@1' },
}

/** A world of which only what the look asks is there: a stand-in at the ports. */
function worldWith({
  record = RECORD as object,
  mode = 'on',
  said,
  reserve = async () => ({ kind: 'reserved' }),
}: {
  readonly record?: object
  readonly mode?: string
  readonly said?: string
  readonly reserve?: (...args: readonly unknown[]) => Promise<object>
}): World {
  return {
    now: () => new Date(),
    erp: { reserve } as unknown as Erp,
    store: {
      records: { get: async () => record },
      batches: { of: async () => ({ members: [], ...(said ? { said } : {}) }) },
      areas: { get: async () => ({ mode }) },
    },
  } as unknown as World
}
const look = (of: Parameters<typeof worldWith>[0]) => holdBack(worldWith(of), REF, 7, UNTIL)

it('keeps the document for the robot under its token, until the moment that it is held to', async () => {
  const calls: (readonly unknown[])[] = []
  const reserve = async (...args: readonly unknown[]) => {
    calls.push(args)
    return { kind: 'reserved' }
  }
  await expect(look({ reserve })).rejects.toMatchObject({ type: 'ProbeUnanswered', nonRetryable: false })
  expect(calls).toEqual([['D1', REF.id, 7, 'robot', UNTIL]])
})

it.each([
  [{ kind: 'held', by: 'kim' }, 'ERP_HELD'],
  [{ kind: 'manual' }, 'WAY_DAY_BEGAN'],
  [{ kind: 'fenced' }, 'WAY_OPERATOR'],
] as const)('ends where the ERP has not kept it: %j', async (answer, reason) => {
  expect(await look({ said: 'agreed', reserve: async () => answer })).toEqual({ kind: 'notDone', reason })
})

it('ends where the ERP has closed it', async () => {
  const withdrawn = async () => ({ kind: 'withdrawn', at: UNTIL, by: 'kim' })
  expect(await look({ reserve: withdrawn })).toEqual({ kind: 'withdrawn', by: 'kim' })
})

it('goes to people where the ERP refuses to keep it, and is looked after again where the ERP is away', async () => {
  const refusing = (error: Error) => async () => Promise.reject(error)
  expect(await look({ reserve: refusing(new ErpRefused('ERP_BAD_REQUEST', 'until')) })).toEqual({
    kind: 'notDone',
    reason: 'ERP_BAD_REQUEST',
  })
  const away = new ErpUnavailable('away', { outcomeUnknown: true })
  await expect(look({ reserve: refusing(away) })).rejects.toBe(away)
})

it.each([
  ['otherwise', 'WAY_PROBE_WRONG'],
  ['noWord', 'WAY_PROBE_UNANSWERED'],
] as const)('is people’s where the first said %s, before anything else', async (said, reason) => {
  expect(await look({ said, mode: 'stopped' })).toEqual({ kind: 'notDone', reason })
})

it('is people’s as soon as the area is stopped, whatever the first said', async () => {
  for (const said of [undefined, 'agreed'])
    expect(await look({ mode: 'stopped', ...(said ? { said } : {}) })).toEqual({
      kind: 'notDone',
      reason: 'WAY_AREA_STOPPED',
    })
})

it('is people’s where its record says of no batch', async () => {
  expect(await look({ record: { ...RECORD, routed: {} } })).toEqual({
    kind: 'notDone',
    reason: 'WAY_STEP_FAILED',
  })
})
