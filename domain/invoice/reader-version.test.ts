import { describe, expect, it } from 'vitest'
import { asReadBy } from './reader-version.ts'
import { INVOICE } from './sample.test-support.ts'

const now = {
  ...INVOICE,
  readerVersion: 2,
  profile: 'p',
  supplier: { ...INVOICE.supplier, country: 'DK' },
  lines: INVOICE.lines.map((l) => ({ ...l, price: '1' })),
}

describe('asReadBy', () => {
  it('leaves out what the earlier reader did not read', () => {
    expect(asReadBy(INVOICE, now)).toEqual(INVOICE)
  })

  it('keeps what it read otherwise, and lines that it did not have', () => {
    const other = { ...now, number: 'F-2', lines: [...now.lines, { ...INVOICE.lines[0], id: '3' }] }
    expect(asReadBy(INVOICE, other as typeof now)).toMatchObject({ number: 'F-2', lines: { length: 3 } })
  })

  it('compares all of two readings of one version', () => {
    expect(asReadBy({ ...INVOICE, readerVersion: 2 }, now)).toBe(now)
  })
})
