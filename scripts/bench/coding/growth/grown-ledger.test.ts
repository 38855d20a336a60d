import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodedLine } from '../../../../intake/register/coded-lines.ts'
import { grownLedger } from './grown-ledger.ts'

const line = (n: number): CodedLine => ({
  lineId: `L${n}`,
  day: 7_000 + n,
  supplierId: `S${n % 4}`,
  supplierName: n % 3 === 0 ? '' : `Supplier ${n % 4}`,
  department: 'D1',
  text: `Delivery ${n}`,
  amount: 100 * n,
  documentNo: `N${Math.floor(n / 2)}`,
  reference: '',
  account: `A${n % 3}`,
  costCentre: '',
})
const LEDGER = Array.from({ length: 20 }, (_, n) => line(n))

describe('a grown ledger', () => {
  it('has as many lines as one wants, each with an id of its own, in the order of their days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
        const grown = grownLedger(LEDGER, count)
        expect(grown).toHaveLength(count)
        expect(new Set(grown.map((l) => l.lineId)).size).toBe(count)
        expect(grown.every((l, i) => i === 0 || (grown[i - 1]?.day ?? 0) <= l.day)).toBe(true)
      }),
    )
  })

  it('is the ledger itself where that is long enough', () => {
    expect(grownLedger(LEDGER, 20)).toEqual(LEDGER)
    expect(grownLedger([], 20)).toEqual([])
  })

  it('shares no supplier between copies, stays within a year, on the same weekday and with the same codings', () => {
    const original = new Map(LEDGER.map((l) => [l.lineId, l]))
    const copies = new Map<string, Set<string>>()
    for (const l of grownLedger(LEDGER, 400)) {
      const [id = '', copy = '0'] = l.lineId.split('/')
      const from = original.get(id) as CodedLine
      expect((l.day - from.day) % 7).toBe(0)
      expect(l.day - from.day).toBeLessThan(365)
      expect([l.account, l.amount, l.department]).toEqual([from.account, from.amount, from.department])
      copies.set(l.supplierId, (copies.get(l.supplierId) ?? new Set()).add(copy))
    }
    expect([...copies.values()].every((own) => own.size === 1)).toBe(true)
    expect(copies.size).toBe(20 * 4)
  })
})
