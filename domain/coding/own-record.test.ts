import { expect, it } from 'vitest'
import { hashText } from './hash.ts'
import { LONG_AGO_DAYS, OwnRecord } from './own-record.ts'

it('knows of no miss where there was none, in each row, however often its tables have grown', () => {
  const record = new OwnRecord()
  for (let n = 0; n < 5_000; n++) {
    const [supplier, pattern, finest] = ['s', 'p', 'f'].map((kind) => hashText(`${kind}${n}`))
    const hashed = { supplier, pattern, finest } as Parameters<OwnRecord['add']>[0]
    record.add(hashed, n, true, 6_000)
  }
  expect(new Set(record.rows.columns().lastMiss)).toEqual(new Set([-LONG_AGO_DAYS]))
})
