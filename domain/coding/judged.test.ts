import { expect, it } from 'vitest'
import type { CodedLine } from './coding.ts'
import { type Verdict, verdicts } from './judged.ts'

const said = (lineId: string, account?: string, score?: number) => ({
  lineId,
  ...(account === undefined ? {} : { account }),
  ...(score === undefined ? {} : { score }),
})
const coded = (...lines: readonly (readonly [string, string])[]): readonly CodedLine[] =>
  lines.map(([lineId, account]) => ({
    lineId,
    coding: { account, vatCode: 'I25', dimensions: {} },
    net: 100,
  }))

it.each<[string, ReturnType<typeof said>[], readonly CodedLine[], Record<string, Verdict>]>([
  [
    'right where all its lines are',
    [said('1', 'A', 0.95), said('2', 'A', 0.5)],
    coded(['1', 'A'], ['2', 'A']),
    { A: 'right' },
  ],
  [
    'surely wrong by one line, though others are right',
    [said('1', 'A', 0.9), said('2', 'A', 0.95)],
    coded(['1', 'B'], ['2', 'A']),
    { A: 'surelyWrong' },
  ],
  [
    'surely wrong whichever line comes first',
    [said('1', 'A', 0.5), said('2', 'A', 0.95), said('3', 'A', 0.5)],
    coded(['1', 'B'], ['2', 'B'], ['3', 'B']),
    { A: 'surelyWrong' },
  ],
  [
    'wrong where it was not sure',
    [said('1', 'A', 0.89), said('2', 'A', 0.95)],
    coded(['1', 'B'], ['2', 'A']),
    { A: 'wrong' },
  ],
  ['wrong where it had no score', [said('1', 'A')], coded(['1', 'B']), { A: 'wrong' }],
  [
    'one word for each',
    [said('1', 'A', 0.95), said('2', 'B', 0.95)],
    coded(['1', 'B'], ['2', 'B']),
    { A: 'surelyWrong', B: 'right' },
  ],
  ['wrong by a part of a line', [said('1', 'A', 0.95)], coded(['1', 'A'], ['1', 'B']), { A: 'surelyWrong' }],
  [
    'nothing where people did not code, or it said nothing',
    [said('1', 'A', 0.95), said('2')],
    coded(['2', 'B']),
    {},
  ],
])('an account is %s', (_, lines, own, expected) => {
  expect(Object.fromEntries(verdicts(lines, 0.9, own))).toEqual(expected)
})

it('nothing is sure where there is no threshold', () => {
  expect(verdicts([said('1', 'A', 1)], undefined, coded(['1', 'B'])).get('A')).toBe('wrong')
})

it('is surely wrong, or wrong, where it cannot be told what people coded', () => {
  const lines = [said('1', 'A', 0.95), said('2', 'B', 0.5), said('3')]
  expect(Object.fromEntries(verdicts(lines, 0.9, 'untold'))).toEqual({ A: 'surelyWrong', B: 'wrong' })
})
