import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FaultRule, faultRule, noFaults } from './faults.ts'

const MIX: FaultRule = faultRule.parse({
  kind: 'mix',
  seed: 7,
  slow: 0.1,
  slowMs: 5,
  down: 0.1,
  drop: 0.1,
  failAfterCommit: 0.1,
  throttle: 0.1,
  retryAfterMs: 10,
})

const meetings = (rule: FaultRule, n: number): readonly unknown[] => {
  const faults = noFaults()
  faults.add(rule)
  return Array.from({ length: n }, () => faults.meet('post'))
}

describe('faults', () => {
  it('are the same again for the same seed, and others for another', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rule: FaultRule = { ...MIX, kind: 'mix', seed } as FaultRule
        expect(meetings(rule, 50)).toEqual(meetings(rule, 50))
      }),
    )
    expect(meetings(MIX, 50)).not.toEqual(meetings({ ...MIX, seed: 8 } as FaultRule, 50))
  })

  it('of a mix come about as often as asked', () => {
    const met = meetings(MIX, 10_000) as readonly { dropAfter: boolean; before?: unknown; delayMs: number }[]
    const share = (n: number): number => n / met.length
    expect(share(met.filter((e) => e.dropAfter).length)).toBeCloseTo(0.1, 1)
    expect(share(met.filter((e) => e.before === undefined).length)).toBeCloseTo(0.9 ** 3, 1)
    expect(share(met.filter((e) => e.delayMs > 0).length)).toBeCloseTo(0.1, 1)
  })

  it('of several rules come together', () => {
    const faults = noFaults()
    faults.add({ kind: 'slow', ms: 5 })
    faults.add({ kind: 'slow', ms: 7 })
    faults.add({ kind: 'failAfterCommit', route: 'post', calls: 1 })
    expect(faults.meet('reserve')).toEqual({ delayMs: 12, dropAfter: false })
    expect(faults.meet('post')).toEqual({ delayMs: 12, dropAfter: true })
    expect(faults.meet('post')).toEqual({ delayMs: 12, dropAfter: false })
  })
})
