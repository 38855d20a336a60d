import { describe, expect, it } from 'vitest'
import { HOLD_PATIENCE, holdFrom } from './hold.ts'

const NIGHT = '2026-03-13T01:00:00.000Z'
const SEVEN = '2026-03-13T06:00:00.000Z'

describe('what may be one of a batch is held', () => {
  it('half an hour for others to come, and two working days for a person to code the first of them', () => {
    expect(holdFrom(NIGHT, SEVEN, HOLD_PATIENCE)).toEqual({
      gathersUntil: '2026-03-13T01:30:00.000Z',
      // A Friday: until Tuesday at four.
      until: '2026-03-17T15:00:00.000Z',
      askEveryMs: 600_000,
    })
  })

  it('not so long that what is no batch could not be posted before the day begins', () => {
    expect(holdFrom('2026-03-13T05:45:00.000Z', SEVEN, HOLD_PATIENCE).gathersUntil).toBe(
      '2026-03-13T05:50:00.000Z',
    )
    expect(holdFrom('2026-03-13T05:59:00.000Z', SEVEN, HOLD_PATIENCE).gathersUntil).toBe(
      '2026-03-13T05:59:00.000Z',
    )
  })
})
