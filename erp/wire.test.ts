import { expect, it } from 'vitest'
import { arrivalRead, changeRead } from './wire.ts'

const AT = '2026-03-02T01:00:00.000Z'
const ITEM = { seq: 1, documentId: 'D1', arrivedAt: AT, fileName: 'a.xml', size: 4, sha256: 'ab'.repeat(32) }

it.each([
  ['no file name', { fileName: '' }, { fileName: '-' }],
  ['a long file name', { fileName: 'x'.repeat(501) }, { fileName: 'x'.repeat(500) }],
  ['a hash in capitals', { sha256: 'AB'.repeat(32) }, { sha256: ITEM.sha256 }],
])('an arrival is taken in with %s: one item must not make its page unreadable', (_, said, taken) => {
  expect(arrivalRead.parse({ ...ITEM, ...said })).toEqual({ ...ITEM, ...taken })
})

it('a change is taken in whoever made it, named or not', () => {
  const withdrawn = { seq: 1, kind: 'withdrawn', documentId: 'D1', at: AT }
  expect(changeRead.parse({ ...withdrawn, by: '' })).toEqual({ ...withdrawn, by: '-' })
  expect(changeRead.parse({ ...withdrawn, by: 'y'.repeat(200) })).toEqual({
    ...withdrawn,
    by: 'y'.repeat(128),
  })
})

it('what tells which item it is must be there', () => {
  expect(arrivalRead.safeParse({ ...ITEM, seq: 0 }).success).toBe(false)
  expect(arrivalRead.safeParse({ ...ITEM, sha256: 'none' }).success).toBe(false)
})
