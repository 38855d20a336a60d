import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { invoiceId } from '../invoice/id.ts'
import { draw } from './draw.ts'

const id = (i: number) => invoiceId('erp', `D${i}`)

describe('the control draw', () => {
  it('is what an auditor computes who has the key', () => {
    for (let i = 0; i < 100; i += 1) {
      const hex = createHmac('sha256', 'key').update(id(i)).digest('hex').slice(0, 12)
      expect(draw('key', id(i))).toBe(Number.parseInt(hex, 16) / 2 ** 48)
    }
  })

  it('is fixed for all time: what was drawn is drawn', () => {
    expect(['D1', 'D2', 'D3'].map((d) => draw('key', invoiceId('erp', d)))).toEqual([
      0.9273341379357021, 0.3695800373432263, 0.2314113509976643,
    ])
  })

  it('depends on the key and on the whole id', () => {
    const places = [
      draw('key', id(1)),
      draw('yek', id(1)),
      draw('key', id(2)),
      draw('key', invoiceId('other', 'D1')),
    ]
    expect(new Set(places).size).toBe(places.length)
  })

  it('is spread evenly: a chi-squared test over a hundred cells', () => {
    const n = 100_000
    const cells = Array.from({ length: 100 }, () => 0)
    for (let i = 0; i < n; i += 1) {
      const place = draw('a key for tests', id(i))
      expect(place >= 0 && place < 1).toBe(true)
      const cell = Math.floor(place * 100)
      cells[cell] = (cells[cell] ?? 0) + 1
    }
    const expected = n / cells.length
    const chiSquared = cells.reduce((total, count) => total + (count - expected) ** 2 / expected, 0)
    // The 99.9th percentile with 99 degrees of freedom, and the 0.1st: too even were no chance either.
    expect(chiSquared).toBeLessThan(148.2)
    expect(chiSquared).toBeGreaterThan(61.1)
  })
})
