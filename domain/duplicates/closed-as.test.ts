import { expect, it } from 'vitest'
import { closedAs } from './closed-as.ts'

const word = { kind: 'duplicate', of: 'invoice/erp/D1' } as const
const refused = { ...word, of: 'invoice/erp/D2', refused: true }

it.each([
  ['closed so', { decisions: [word], outcome: { end: 'duplicateConfirmed' } }],
  ['being closed so', { decisions: [word] }],
  ['closed so, after another word that did not count', { decisions: [refused, word, refused] }],
  ['closed so on the latest word', { decisions: [{ ...word, of: 'invoice/erp/D3' }, word] }],
] as const)('one that is %s is a duplicate of the one that was named', (_, record) => {
  expect(closedAs(record)).toBe('invoice/erp/D1')
})

it.each([
  ['was said of it', {}],
  ['counted', { decisions: [refused] }],
  ['came of it: it was posted', { decisions: [word], outcome: { end: 'postedByPerson' } }],
  ['came of it: it was returned itself', { decisions: [word], outcome: { end: 'returned' } }],
  ['of the kind was said', { decisions: [{ kind: 'notDuplicate' }, { kind: 'return' }] }],
] as const)('one is no duplicate where nothing %s', (_, record) => {
  expect(closedAs(record)).toBeUndefined()
})
