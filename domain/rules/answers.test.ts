import { describe, expect, it } from 'vitest'
import { amountHistory } from './answers.ts'

const past = (...nets: readonly number[]) => nets.map((net, i) => ({ on: `2025-0${(i % 9) + 1}-01`, net }))

describe('amountHistory', () => {
  it('tells middle, spread and largest', () => {
    expect(amountHistory(past(100, 300, 200), '2026-01-01')).toEqual({
      count: 3,
      median: 200,
      spread: 100,
      largest: 300,
    })
    expect(amountHistory(past(100, 300), '2026-01-01')).toMatchObject({ median: 200, spread: 100 })
  })

  it('leaves out credit notes, the day itself and what is older than three years', () => {
    const amounts = [
      { on: '2026-01-01', net: 1 },
      { on: '2025-12-31', net: 2 },
      { on: '2023-01-01', net: 3 },
      { on: '2022-12-31', net: 4 },
      { on: '2025-01-01', net: -5 },
    ]
    expect(amountHistory(amounts, '2026-01-01')).toMatchObject({ count: 2, largest: 3 })
    expect(amountHistory([], '2026-01-01')).toBeUndefined()
  })
})
