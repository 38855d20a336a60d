import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodedLine } from '../coding/coding.ts'
import { ledgerClaimant } from '../duplicates/fingerprint.ts'
import { ROBOT_BODY } from '../posting/body.ts'
import {
  checkAmounts,
  DECISION_KINDS,
  type DecisionKind,
  isAct,
  MAX_CODED_LINES,
  MAX_OTHERS,
  parseDecision,
} from './decision.ts'

const LINE = {
  lineId: '1',
  coding: { account: '4110', vatCode: 'I25', dimensions: { project: '7' } },
  net: 100,
}
const CODE = { id: 'd1', by: 'anna', kind: 'code', lines: [LINE] }
const APPROVE = { id: 'd1', by: 'anna', kind: 'approve', proposal: 1_700_000_000_000 }

/** A decision of the kind with all that it needs. */
const whole = (kind: DecisionKind): Record<string, unknown> => ({
  id: 'd1',
  by: 'anna',
  kind,
  ...(kind === 'code' ? { lines: [LINE] } : {}),
  ...(kind === 'ask' ? { colleague: 'bo' } : {}),
  ...(kind === 'approve' ? { proposal: 7 } : {}),
})

const refused = (field: string) => ({ refusal: { code: 'DECISION_SHAPE', field } })
const withLine = (altered: object) => parseDecision({ ...CODE, lines: [{ ...LINE, ...altered }] })
const withCoding = (altered: object) => withLine({ coding: { ...LINE.coding, ...altered } })

describe('parseDecision', () => {
  it.each([
    CODE,
    APPROVE,
    { id: 'd1', by: 'anna', kind: 'return' },
    { id: 'd1', by: 'anna', kind: 'ask', colleague: 'bo' },
    { id: 'd1', by: 'anna', kind: 'duplicate' },
    { id: 'd1', by: 'anna', kind: 'duplicate', of: 'invoice/erp/D-1_2.3' },
    { id: 'A-_9', by: 'a.b_c:d-1', kind: 'notDuplicate' },
    { id: 'd1', by: 'anna', kind: 'notDuplicate', others: [] },
    { id: 'd1', by: 'anna', kind: 'notDuplicate', others: ['invoice/erp/D1', 'ledger/D 2'] },
    {
      ...CODE,
      id: 'x'.repeat(100),
      by: 'y'.repeat(100),
      lines: [LINE, { ...LINE, net: -0.0 }, { ...LINE, lineId: 'z'.repeat(100) }],
    },
    { ...CODE, lines: [{ ...LINE, coding: { account: 'a'.repeat(40), vatCode: 'I0', dimensions: {} } }] },
  ])('takes %j as it is', (value) => {
    expect(parseDecision(value)).toStrictEqual({ decision: value })
  })

  it('takes what has been through JSON to the same', () => {
    const parsed = parseDecision(JSON.parse(JSON.stringify(CODE)))
    expect(parsed).toStrictEqual({ decision: CODE })
  })

  it.each([null, undefined, 7, 'approve', [], [CODE], true])('refuses what is no decision: %j', (value) => {
    expect(parseDecision(value)).toEqual(refused('decision'))
  })

  it('refuses what it does not know, rather than leave it out', () => {
    expect(parseDecision({ ...APPROVE, comment: 'ok' })).toEqual(refused('comment'))
    expect(parseDecision(JSON.parse('{"id":"d1","by":"anna","kind":"approve","__proto__":{}}'))).toEqual(
      refused('__proto__'),
    )
  })

  it.each([
    undefined,
    1,
    '',
    'a b',
    'a.b',
    'a$',
    'é',
    'x'.repeat(101),
    'd1\n',
    ' d1',
    {},
    '__proto__',
    'constructor',
  ])('refuses the id %j', (id) => {
    expect(parseDecision({ ...APPROVE, id })).toEqual(refused('id'))
  })
  it('refuses an id under which the robot’s frozen body stands: it would be posted on a person’s word', () => {
    expect(parseDecision({ ...CODE, id: `${ROBOT_BODY}1700000000000` })).toEqual(refused('id'))
    expect(parseDecision({ ...CODE, id: 'my-robot-1' })).toEqual({ decision: { ...CODE, id: 'my-robot-1' } })
  })
  it.each([undefined, 1, '', 'a b', 'a/b', 'x'.repeat(101), 'anna\n', ' anna'])(
    'refuses the person %j',
    (by) => {
      expect(parseDecision({ ...APPROVE, by })).toEqual(refused('by'))
    },
  )
  it.each([undefined, 'Approve', 'toString', '', 0, ['approve']])('refuses the kind %j', (kind) => {
    expect(parseDecision({ ...APPROVE, kind })).toEqual(refused('kind'))
  })

  it.each(DECISION_KINDS)('wants lines for a coding and for nothing else: %s', (kind) => {
    const { lines, ...without } = whole(kind)
    expect(parseDecision(lines ? without : { ...without, lines: [LINE] })).toEqual(refused('lines'))
  })
  it.each(DECISION_KINDS)('wants a colleague for a question and for nothing else: %s', (kind) => {
    const { colleague, ...without } = whole(kind)
    expect(parseDecision(colleague ? without : { ...without, colleague: 'bo' })).toEqual(refused('colleague'))
  })
  it.each(DECISION_KINDS)(
    'wants the proposal that was seen for an approval and for nothing else: %s',
    (kind) => {
      const { proposal, ...without } = whole(kind)
      expect(parseDecision(proposal ? without : { ...without, proposal: 1 })).toEqual(refused('proposal'))
    },
  )
  it.each(['1', 1.5, Number.NaN, null, 2 ** 53])('refuses the proposal %j', (proposal) => {
    expect(parseDecision({ ...APPROVE, proposal })).toEqual(refused('proposal'))
  })
  it.each(DECISION_KINDS)('lets a duplicate name the other, and nothing else: %s', (kind) => {
    const named = { ...whole(kind), of: 'invoice/erp/D1' }
    expect(parseDecision(named)).toEqual(kind === 'duplicate' ? { decision: named } : refused('of'))
  })
  it.each([
    'D1',
    'invoice/erp',
    'invoice/erp/a b',
    'invoice/erp/a/b',
    'ledger/',
    `ledger/${'x'.repeat(200)}`,
    '',
    1,
    null,
  ])('refuses to be a duplicate of %j', (of) => {
    expect(parseDecision({ id: 'd1', by: 'anna', kind: 'duplicate', of })).toEqual(refused('of'))
  })
  it('lets a duplicate be one of what the imported ledger holds, whatever its id', () => {
    const decision = { id: 'd1', by: 'anna', kind: 'duplicate', of: ledgerClaimant('D 1/2, æ') }
    expect(parseDecision(decision)).toEqual({ decision })
  })
  it.each(DECISION_KINDS)(
    'lets “no duplicate” and a return name those that were seen, and nothing else: %s',
    (kind) => {
      const named = { ...whole(kind), others: ['invoice/erp/D1'] }
      const names = kind === 'notDuplicate' || kind === 'return'
      expect(parseDecision(named)).toEqual(names ? { decision: named } : refused('others'))
    },
  )
  it.each([
    'invoice/erp/D1',
    null,
    {},
    [1],
    [''],
    ['x'.repeat(201)],
    new Array(1),
    Array.from({ length: MAX_OTHERS + 1 }, () => 'invoice/erp/D1'),
  ])('refuses the others %j', (others) => {
    for (const kind of ['notDuplicate', 'return'])
      expect(parseDecision({ id: 'd1', by: 'anna', kind, others })).toEqual(refused('others'))
  })
  it.each([1, '', 'a b', null, 'bo ', ' bo'])('refuses the colleague %j', (colleague) => {
    expect(parseDecision({ id: 'd1', by: 'anna', kind: 'ask', colleague })).toEqual(refused('colleague'))
  })

  it.each([[], {}, 'x', null, 3])('refuses the lines %j', (lines) => {
    expect(parseDecision({ ...CODE, lines })).toEqual(refused('lines'))
  })
  it('takes so many lines and no more', () => {
    const many = (n: number) => ({ ...CODE, lines: Array.from({ length: n }, () => LINE) })
    expect(parseDecision(many(MAX_CODED_LINES))).toHaveProperty('decision')
    expect(parseDecision(many(MAX_CODED_LINES + 1))).toEqual(refused('lines'))
  })
  it('says which line is wrong', () => {
    expect(parseDecision({ ...CODE, lines: [LINE, { ...LINE, net: '1' }] })).toEqual(refused('lines[1]'))
  })

  it.each([
    { net: 0.5 },
    { net: Number.NaN },
    { net: Number.POSITIVE_INFINITY },
    { net: 2 ** 53 },
    { net: '100' },
    { net: 100n },
    { net: undefined },
    { lineId: '' },
    { lineId: 1 },
    { lineId: 'z'.repeat(101) },
    { coding: null },
    { coding: [] },
    { coding: 'x' },
    { more: 1 },
  ])('refuses a line with %o', (altered) => {
    expect(withLine(altered)).toEqual(refused('lines[0]'))
  })
  it.each([
    { account: '' },
    { account: 4110 },
    { account: 'a'.repeat(41) },
    { account: '41 10' },
    { account: '4110\n' },
    { account: ' 4110' },
    { account: '{"$gt":""}' },
    { vatCode: 'I26' },
    { vatCode: undefined },
    { dimensions: undefined },
    { dimensions: null },
    { dimensions: [] },
    { dimensions: { project: 7 } },
    { dimensions: { project: '' } },
    { dimensions: { project: 'æ' } },
    { dimensions: { 'a b': '7' } },
    { dimensions: { $where: '1' } },
    { dimensions: { '': '1' } },
    { dimensions: JSON.parse('{"__proto__":"7"}') },
    { costCentre: '1000' },
  ])('refuses a coding with %o', (altered) => {
    expect(withCoding(altered)).toEqual(refused('lines[0]'))
  })

  it('answers every value, and takes over nothing that it was not given', () => {
    const key = fc.constantFrom(
      'id',
      'by',
      'kind',
      'lines',
      'colleague',
      'coding',
      'net',
      '__proto__',
      'constructor',
    )
    const value = fc.anything({
      key,
      maxDepth: 4,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    })
    fc.assert(
      fc.property(
        fc.oneof(
          value,
          fc.record(
            {
              id: fc.constant('d'),
              by: fc.constant('p'),
              kind: fc.constantFrom(...DECISION_KINDS),
              lines: value,
            },
            { requiredKeys: [] },
          ),
        ),
        (given) => {
          const parsed = parseDecision(given)
          if ('refusal' in parsed) expect(parsed.refusal.code).toBe('DECISION_SHAPE')
          else expect(given).toMatchObject(parsed.decision)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

it('what is carried out in the ERP is an act; asking and comparing are none', () => {
  expect(DECISION_KINDS.filter((kind) => isAct({ kind }))).toEqual(['approve', 'code', 'return', 'duplicate'])
})

describe('checkAmounts', () => {
  const part = (lineId: string, net: number): CodedLine => ({
    lineId,
    net,
    coding: { account: '4110', vatCode: 'I25', dimensions: {} },
  })
  const TO_CODE = [
    { lineId: '1', net: 100 },
    { lineId: '2', net: -40 },
    { lineId: '3', net: 0 },
  ]
  const whole = [part('1', 100), part('2', -40), part('3', 0)]

  it.each([
    ['every line whole', whole],
    ['in parts', [part('1', 30), part('1', 70), part('2', -1), part('2', -39), part('3', 0)]],
    ['in any order', [part('3', 0), part('1', 99), part('2', -40), part('1', 1)]],
    ['a line of nothing in two parts of nothing', [...whole, part('3', 0)]],
  ])('counts: %s', (_, lines) => {
    expect(checkAmounts(lines, TO_CODE)).toBeUndefined()
  })

  it.each([
    ['a line that is missing', [part('1', 100), part('2', -40)], '3'],
    ['a line that does not add up', [part('1', 99), part('2', -40), part('3', 0)], '1'],
    ['one øre too many', [part('1', 100), part('2', -40), part('2', -1), part('3', 0)], '2'],
    ['a part that turns the sign', [part('1', 150), part('1', -50), part('2', -40), part('3', 0)], '1'],
    ['a part of nothing', [part('1', 100), part('1', 0), part('2', -40), part('3', 0)], '1'],
    ['parts of nothing that are not', [part('1', 100), part('2', -40), part('3', 5), part('3', -5)], '3'],
    ['the sign turned', [part('1', -100), part('2', -40), part('3', 0)], '1'],
  ])('does not: %s', (_, lines, line) => {
    expect(checkAmounts(lines, TO_CODE)).toEqual({ code: 'DECISION_AMOUNTS', field: `line ${line}` })
  })

  it('does not: a line of another invoice', () => {
    expect(checkAmounts([...whole, part('4', 1)], TO_CODE)).toEqual({
      code: 'DECISION_SHAPE',
      field: 'lines.lineId',
    })
  })

  it('amounts beyond what a number can hold cannot add up to a line', () => {
    const huge = Number.MAX_SAFE_INTEGER
    expect(checkAmounts([part('1', huge), part('1', huge)], [{ lineId: '1', net: 100 }])).toBeDefined()
  })
})
