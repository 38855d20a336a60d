import { describe, expect, it } from 'vitest'
import { bookOf, walkedLine } from '../../../../domain/preanalysis/walked.test-support.ts'
import { delayOf } from './delay.ts'
import { patternOf } from './planted.ts'

const CODEBOOK = bookOf('old', 'new')
const [OLD, NEW] = [0, 1]
/** Everything is coded to the new account; the robot says the old one until it has learned. */
const at = (day: number, more: Parameters<typeof walkedLine>[1] = { proposed: OLD }, supplierId = 's1') =>
  walkedLine({ day, supplierId, code: NEW, amount: -500 }, more)
const delay = (...walked: readonly ReturnType<typeof walkedLine>[]) =>
  delayOf({ walked, codebook: CODEBOOK }, { misled: patternOf, concerns: () => true })

describe('the delay of a disturbance', () => {
  it('is from the first wrong automatic invoice to the next one after the last, with what it cost', () => {
    const told = delay(at(10), at(12), at(30), at(40, { proposed: NEW }))
    expect(told).toMatchObject({
      patterns: 1,
      invoices: 3,
      amount: 1_500,
      days: { median: 30, most: 30 },
      endings: { relearned: 1 },
    })
  })

  it('is nothing where nothing was posted wrongly', () => {
    const told = delay(at(10, { proposed: OLD, decision: 'manual' }), at(12, { proposed: NEW }))
    expect(told).toMatchObject({ patterns: 0, invoices: 0, amount: 0, days: { median: 0, most: 0 } })
  })

  it.each([
    ['relearned', { proposed: NEW, decision: 'manual' }],
    ['drawn', { proposed: OLD, decision: 'control' }],
    ['drawn', { proposed: OLD, decision: 'probe' }],
    ['belowThreshold', { proposed: OLD, decision: 'manual', score: 0.5 }],
    ['frozen', { proposed: OLD, decision: 'manual', score: 0.9 }],
  ] as const)('ends as %s by what becomes of the next invoice', (ending, next) => {
    expect(delay(at(10), at(17, next)).endings).toMatchObject({ [ending]: 1 })
  })

  it('judges the next invoice by the least of its lines’ scores', () => {
    const next = { proposed: OLD, decision: 'manual', unit: 77 } as const
    const told = delay(at(10), at(17, { ...next, score: 0.9 }), at(17, { ...next, score: 0.2 }, 's2'))
    expect(told.endings.belowThreshold).toBe(1)
  })

  it('has no end where the ledger has no further invoice that is concerned, and tells each pattern apart', () => {
    const walked = [at(10), at(11, { proposed: OLD }, 's2'), at(15, { proposed: NEW }, 's2')]
    expect(delay(...walked)).toMatchObject({
      patterns: 2,
      days: { median: 4, most: 4 },
      endings: { relearned: 1, neverCameAgain: 1 },
    })
    const none = delayOf(
      { walked: [...walked, at(20)], codebook: CODEBOOK },
      { misled: patternOf, concerns: () => false },
    )
    expect(none.endings.neverCameAgain).toBe(2)
  })

  it('does not take another line of the same invoice for the next', () => {
    const told = delay(at(10, { proposed: OLD, unit: 5 }), at(10, { proposed: NEW, unit: 5 }))
    expect(told.endings.neverCameAgain).toBe(1)
  })
})
