import { describe, expect, it } from 'vitest'
import { sandboxErp } from './adapter.ts'
import { memoryEngine } from './store.ts'
import { latestDayBegan, nextDayBegins } from './working-day.ts'
import { worldOf } from './world.ts'

describe('the working day', () => {
  it.each([
    ['2026-02-03T05:59:59.999Z', '2026-02-03T06:00:00.000Z'],
    ['2026-02-03T06:00:00.000Z', '2026-02-04T06:00:00.000Z'],
    ['2026-03-28T12:00:00.000Z', '2026-03-29T05:00:00.000Z'],
    ['2026-10-24T12:00:00.000Z', '2026-10-25T06:00:00.000Z'],
  ])('after %s begins at seven in Copenhagen, %s', (after, next) => {
    expect(new Date(nextDayBegins(Date.parse(after))).toISOString()).toBe(next)
  })

  it('began at the last seven o’clock, across both changes of summer time', () => {
    const latest = (at: string): string => new Date(latestDayBegan(Date.parse(at))).toISOString()
    expect(latest('2026-03-29T05:00:00Z')).toBe('2026-03-29T05:00:00.000Z')
    expect(latest('2026-03-29T04:59:00Z')).toBe('2026-03-28T06:00:00.000Z')
    expect(latest('2026-10-25T05:59:00Z')).toBe('2026-10-24T05:00:00.000Z')
  })

  it('ends the robot’s time to the millisecond, whoever calls first', async () => {
    let now = Date.parse('2026-02-03T00:30:00Z')
    const engine = memoryEngine(() => now)
    const erp = sandboxErp(engine)
    await worldOf(engine).arrive('D1')
    now = Date.parse('2026-02-03T05:59:59.999Z')
    expect(await erp.reserve('D1', 'k', 1, 'robot')).toEqual({ kind: 'reserved' })
    now += 1
    expect(await erp.reserve('D1', 'k', 1, 'robot')).toEqual({ kind: 'fenced' })
    expect(await erp.state('D1')).toEqual({ kind: 'manual', reason: 'WAY_DAY_BEGAN' })
  })

  it('that began while nobody called is noticed afterwards, once, and spares what came since', async () => {
    let now = Date.parse('2026-02-03T00:30:00Z')
    const engine = memoryEngine(() => now)
    const erp = sandboxErp(engine)
    await worldOf(engine).arrive('OLD')
    now = Date.parse('2026-02-05T08:00:00Z')
    await worldOf(engine).arrive('NEW')
    expect(await erp.state('OLD')).toEqual({ kind: 'manual', reason: 'WAY_DAY_BEGAN' })
    expect(await erp.state('NEW')).toEqual({ kind: 'open' })
    const n = engine.log.head().n
    engine.tick()
    expect(engine.log.head().n).toBe(n)
  })
})
