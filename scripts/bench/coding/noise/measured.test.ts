import { describe, expect, it } from 'vitest'
import { walkedLine } from '../../../../domain/preanalysis/walked.test-support.ts'
import { chosenOf } from './chosen.ts'
import { measuredOf, weeksAfter } from './measured.ts'
import { BEGIN, sampleLine } from './sample.test-support.ts'

const WRONG = { proposed: 5 }

describe('what is measured', () => {
  it('counts whole invoices, and of those automatic the ones with a wrong line', () => {
    const walked = [
      walkedLine({ day: 10 }, { unit: 1 }),
      walkedLine({ day: 10 }, { unit: 1, ...WRONG }),
      walkedLine({ day: 11 }),
      walkedLine({ day: 11 }, { decision: 'control', ...WRONG }),
      walkedLine({ day: 3 }),
    ]
    expect(measuredOf({ walked }, 10)).toEqual({ invoices: 3, automatic: 2, wrong: 1 })
  })

  it('is told by weeks after the change, the first of which begins that day', () => {
    const days = [99, 100, 127, 128, 183, 184, 900]
    const walked = days.map((day) => walkedLine({ day }, WRONG))
    expect(weeksAfter({ walked }, 100)).toEqual([
      { from: 1, to: 4, invoices: 2, automatic: 2, wrong: 2 },
      { from: 5, to: 12, invoices: 2, automatic: 2, wrong: 2 },
      { from: 13, invoices: 2, automatic: 2, wrong: 2 },
    ])
  })
})

describe('what is disturbed', () => {
  const lines = [0, 1, 2, 3, 4, 5].map((n) =>
    sampleLine(n, { day: BEGIN + n, supplierId: n < 4 ? 'S1' : 'S2', account: n < 4 ? 'A1' : 'A2' }),
  )

  it('is the account and the supplier with most automatic lines since the day', () => {
    const walked = [4, 5].map((n) => walkedLine({ lineId: `L${n}` }))
    expect(chosenOf(lines, { walked }, BEGIN)).toEqual({ account: 'A2', supplier: 'S2' })
    expect(chosenOf(lines, { walked }, BEGIN + 4)).toEqual({ account: 'A2', supplier: 'S2' })
  })

  it('is that with most lines at all where nothing was automatic', () => {
    expect(chosenOf(lines, { walked: [] }, BEGIN)).toEqual({ account: 'A1', supplier: 'S1' })
    expect(chosenOf([], { walked: [] }, BEGIN)).toEqual({ account: '', supplier: '' })
  })
})
