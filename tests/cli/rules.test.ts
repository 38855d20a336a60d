/** Rules in shadow, ceilings, and what became of what the rules found. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RuleCount } from '../../domain/rules/statistics.ts'
import { ANNE, AREA } from '../../scripts/rehearsal/registers.ts'
import { type Office, openOffice } from './office.ts'

const LEADER = 'lis'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const withFee = (): string => office.paper().replace('>Planter<', '>Rykkergebyr<')
const recordOf = (id: string) => office.town.store.records.get(id)

describe('a rule', () => {
  it('stops an invoice, and in shadow is only counted', async () => {
    const { cli } = office
    const stopped = await office.arrived('S1', 'on', withFee())
    expect((await recordOf(stopped))?.review?.reason).toBe('RULE_FEE')
    expect(await cli.run('areas', 'shadow', AREA, 'fee', '--by', ANNE, '--why', 'x')).toMatchObject({
      code: 1,
    })
    expect(await cli.run('areas', 'shadow', AREA, 'payee', '--by', LEADER, '--why', 'x')).toMatchObject({
      code: 2,
    })
    const set = await cli.run('areas', 'shadow', AREA, 'fee', '--by', LEADER, '--why', 'all were right')
    expect(set).toMatchObject({ code: 0 })
    expect(set.out).toContain('all were right')
    const passed = await recordOf(await office.arrived('S2', 'on', withFee()))
    expect(passed?.review?.reason).not.toBe('RULE_FEE')
    expect(passed?.parties?.findings).toContainEqual(
      expect.objectContaining({ code: 'RULE_FEE', severity: 'note', shadow: 'manual' }),
    )
    const { value } = await cli.json<{ invoices: number; rules: readonly RuleCount[] }>('rules', 'stats')
    expect(value.invoices).toBe(2)
    expect(value.rules.find((r) => r.rule === 'fee')).toMatchObject({ fired: 2, stopped: 1, shadowed: 1 })
    expect((await cli.run('rules', 'stats')).out).toMatch(/Never fired: .*copy/)
    expect(
      await cli.run('areas', 'shadow', AREA, 'fee', '--off', '--by', LEADER, '--why', 'one was not'),
    ).toMatchObject({ code: 0 })
  })

  it('of the ceiling hands larger invoices to a person', async () => {
    const { cli } = office
    expect(await cli.run('areas', 'ceiling', AREA, 'much')).toMatchObject({ code: 2 })
    expect(await cli.run('areas', 'ceiling', AREA, '1000')).toMatchObject({ code: 0 })
    expect((await recordOf(await office.arrived('S3', 'on')))?.review?.reason).toBe('RULE_AMOUNT_CEILING')
    expect(await cli.run('areas', 'ceiling', AREA, 'none')).toMatchObject({ code: 0 })
  })
})
