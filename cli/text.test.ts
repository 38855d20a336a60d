import { expect, it } from 'vitest'
import { fields, printable, table } from './text.ts'

it('writes columns as wide as their widest cell', () => {
  expect(
    table(
      ['a', 'amount'],
      [
        ['long', '1'],
        ['x', '1.000'],
      ],
      [1],
    ),
  ).toEqual(['a     amount', 'long       1', 'x      1.000'])
})

it('lets no text of a document steer the terminal', () => {
  expect(printable('\u001b[2Jfaktura\u202etxt\r\n')).toBe(' [2Jfaktura txt  ')
  expect(table(['\u0007'], [['a\nb']]).join('|')).toBe('|a b')
})

it('leaves out what has no value', () => {
  expect(
    fields([
      ['a', '1'],
      ['longer', undefined],
      ['bb', '2'],
    ]),
  ).toEqual(['a   1', 'bb  2'])
})
