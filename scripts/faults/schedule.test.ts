import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultRule } from '../../erp/sandbox/faults.ts'
import { scheduleOf, TARGETS, VICTIMS } from './schedule.ts'

const seeds = fc.integer({ min: 1, max: 1_000_000 })
const target = fc.constantFrom(...TARGETS)

describe('what a night meets', () => {
  it('is decided by target and seed', () => {
    expect(scheduleOf('store', 7)).toEqual(scheduleOf('store', 7))
    expect(scheduleOf('store', 7)).not.toEqual(scheduleOf('store', 8))
    expect(scheduleOf('store', 7)).not.toEqual(scheduleOf('temporal', 7))
  })

  it('comes three to five times, one after the other, within the night', () => {
    fc.assert(
      fc.property(target, seeds, (of, seed) => {
        const moments = scheduleOf(of, seed)
        expect(moments.length).toBeGreaterThanOrEqual(3)
        expect(moments.length).toBeLessThanOrEqual(5)
        expect(moments.map((m) => m.at)).toEqual(moments.map((m) => m.at).sort((a, b) => a - b))
        for (const { at } of moments) expect(at > 0 && at < 0.95).toBe(true)
      }),
    )
  })

  it('is spread: something in the first half and something in the second', () => {
    fc.assert(
      fc.property(target, seeds, (of, seed) => {
        const places = scheduleOf(of, seed).map((m) => m.at)
        expect(places.some((at) => at < 0.5)).toBe(true)
        expect(places.some((at) => at > 0.5)).toBe(true)
      }),
    )
  })

  it('kills the process that is meant, each time, and the two workers in turn', () => {
    fc.assert(
      fc.property(fc.constantFrom('erp', 'store', 'temporal'), seeds, (of, seed) => {
        for (const { deed } of scheduleOf(of, seed))
          expect(deed.kind === 'kill' && deed.victims).toContain(of)
      }),
    )
    fc.assert(
      fc.property(seeds, (seed) => {
        const killed = scheduleOf('worker', seed).map(({ deed }) =>
          deed.kind === 'kill' ? deed.victims : [],
        )
        expect(killed[0]).toContain('worker-invoices')
        expect(killed[1]).toContain('worker-erp')
        expect(killed.flat().every((v) => v.startsWith('worker-'))).toBe(true)
      }),
    )
  })

  it('kills each process at most once at a time', () => {
    fc.assert(
      fc.property(target, seeds, (of, seed) => {
        for (const { deed } of scheduleOf(of, seed)) {
          if (deed.kind !== 'kill') continue
          expect(deed.victims.length).toBeGreaterThan(0)
          expect(deed.victims).toEqual(VICTIMS.filter((v) => deed.victims.includes(v)))
        }
      }),
    )
  })

  it('tells the ERP nothing that it would not understand', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { deed } of scheduleOf('erp-faults', seed)) {
          expect(deed.kind).toBe('erp')
          if (deed.kind === 'erp')
            for (const rule of deed.rules) expect(faultRule.safeParse(rule).success).toBe(true)
        }
      }),
    )
  })

  it('takes several at once now and then, and is long away now and then', () => {
    const kills = Array.from({ length: 50 }, (_, seed) => scheduleOf('temporal', seed))
      .flat()
      .flatMap(({ deed }) => (deed.kind === 'kill' ? [deed] : []))
    const share = (n: number) => n / kills.length
    expect(share(kills.filter((k) => k.victims.length > 1).length)).toBeGreaterThan(0.1)
    expect(share(kills.filter((k) => k.downMs > 10_000).length)).toBeGreaterThan(0.1)
  })
})
