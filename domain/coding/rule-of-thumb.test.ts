import { describe, expect, it } from 'vitest'
import { codedByRule } from './rule-of-thumb.ts'

const line = (
  n: number,
  over: { account?: string; day?: number; documentNo?: string; supplierId?: string } = {},
) => ({
  lineId: `L${n}`,
  day: 6_000 + n,
  supplierId: 'S1',
  supplierName: 'Supplier',
  department: 'D1',
  text: `Delivery ${n}`,
  amount: 100,
  documentNo: `N${n}`,
  reference: '',
  account: 'A1',
  costCentre: '',
  ...over,
})
const alike = (n: number) => Array.from({ length: n }, (_, i) => line(i))

describe('what the rule of thumb codes', () => {
  it('begins after twenty alike', () => {
    expect([...codedByRule(alike(22))]).toEqual(['L20', 'L21'])
    expect([...codedByRule([...alike(22)].reverse())].sort()).toEqual(['L20', 'L21'])
  })

  it('ends with one that is otherwise, which itself was still coded by it', () => {
    const lines = [...alike(20), line(20, { account: 'A2' }), line(21), line(22)]
    expect([...codedByRule(lines)]).toEqual(['L20'])
  })

  it('counts by supplier', () => {
    const lines = [...alike(20), line(20, { supplierId: 'S2' })]
    expect([...codedByRule(lines)]).toEqual([])
  })

  it('does not count an invoice’s own lines for it, and wants all of them', () => {
    const own = Array.from({ length: 25 }, (_, i) => line(100 + i, { day: 6_100, documentNo: 'N100' }))
    expect([...codedByRule(own)]).toEqual([])
    const mixed = [
      line(50, { day: 6_050, documentNo: 'N50' }),
      line(51, { day: 6_050, documentNo: 'N50', account: 'A9' }),
    ]
    expect([...codedByRule([...alike(20), ...mixed])].sort()).toEqual(['L50', 'L51'])
  })
})
