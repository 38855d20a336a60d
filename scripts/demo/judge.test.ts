import { describe, expect, it } from 'vitest'
import type { Actual } from './actual.ts'
import { judge } from './judge.ts'
import type { Manifest, ManifestEntry } from './manifest.ts'
import { postedLines } from './otherwise.ts'
import { toActual } from './read-outcomes.ts'
import { report } from './report.ts'

const coding = { account: '4000', vatCode: 'I25' as const, dimensions: {} }

const entry = (part: Partial<ManifestEntry>): ManifestEntry => ({
  documentId: 'D1',
  file: 'D1.xml',
  kind: 'good',
  expected: { outcome: 'any', reasons: ['WAY_CONTROL'] },
  uniform: true,
  truth: [{ lineId: '1', coding, net: 10_000 }],
  ...part,
})
const manifest = (...documents: readonly ManifestEntry[]): Manifest => ({ version: 1, documents })
const actual = (part: Partial<Actual>): Actual => ({ documentId: 'D1', findings: [], posted: [], ...part })
const actuals = (...list: readonly Actual[]): ReadonlyMap<string, Actual> =>
  new Map(list.map((a) => [a.documentId, a]))
const okays = (m: Manifest, ...list: readonly Actual[]): readonly boolean[] =>
  judge(m, actuals(...list)).map((v) => v.ok)

describe('an expectation of one of several outcomes', () => {
  const one = manifest(entry({}))
  it('is met by a posting and by an allowed reason', () => {
    expect(okays(one, actual({ end: 'postedByRobot' }))).toEqual([true])
    expect(okays(one, actual({ reviewReason: 'WAY_CONTROL' }))).toEqual([true])
    expect(okays(one, actual({ reviewReason: 'WAY_CONTROL', end: 'postedByPerson' }))).toEqual([true])
  })
  it('is not met by another reason, another outcome, or nothing', () => {
    expect(okays(one, actual({ reviewReason: 'WAY_STEP_FAILED' }))).toEqual([false])
    expect(okays(one, actual({ quarantinedFor: 'DOC_EMPTY' }))).toEqual([false])
    expect(okays(one, actual({}))).toEqual([false])
    expect(okays(one)).toEqual([false])
  })
})

describe('an expectation of one outcome', () => {
  it('wants a person for the reason, given or found', () => {
    const one = manifest(
      entry({ kind: 'wrongTotal', expected: { outcome: 'person', reasons: ['RULE_SUM_WRONG'] } }),
    )
    expect(okays(one, actual({ reviewReason: 'RULE_SUM_WRONG' }))).toEqual([true])
    expect(okays(one, actual({ reviewReason: 'RULE_VAT_WRONG', findings: ['RULE_SUM_WRONG'] }))).toEqual([
      true,
    ])
    expect(okays(one, actual({ reviewReason: 'WAY_CONTROL' }))).toEqual([false])
    expect(okays(one, actual({ end: 'postedByRobot', findings: ['RULE_SUM_WRONG'] }))).toEqual([false])
  })
  it('wants the quarantine for the reason', () => {
    const one = manifest(
      entry({ kind: 'empty', expected: { outcome: 'quarantined', reasons: ['DOC_EMPTY'] } }),
    )
    expect(okays(one, actual({ quarantinedFor: 'DOC_EMPTY' }))).toEqual([true])
    expect(okays(one, actual({ quarantinedFor: 'DOC_NOT_XML' }))).toEqual([false])
    expect(okays(one, actual({ reviewReason: 'DOC_EMPTY' }))).toEqual([false])
  })
})

describe('two copies', () => {
  const pair = manifest(
    entry({ expected: { outcome: 'any', reasons: ['WAY_CONTROL', 'WAY_DUPLICATE'] } }),
    entry({
      documentId: 'D2',
      kind: 'redelivered',
      twin: 'D1',
      expected: { outcome: 'person', reasons: ['WAY_DUPLICATE'] },
    }),
  )
  const posted = (documentId: string): Actual => actual({ documentId, end: 'postedByRobot' })
  const stopped = (documentId: string): Actual => actual({ documentId, reviewReason: 'WAY_DUPLICATE' })

  it('are right whichever is stopped', () => {
    expect(okays(pair, posted('D1'), stopped('D2'))).toEqual([true, true])
    expect(okays(pair, stopped('D1'), posted('D2'))).toEqual([true, true])
  })
  it('are wrong when both are posted or one is lost', () => {
    expect(okays(pair, posted('D1'), posted('D2'))[1]).toBe(false)
    expect(okays(pair, stopped('D1'))[1]).toBe(false)
  })
  it('are named in each other’s row: which of the two is stopped differs from night to night', () => {
    const list = actuals(stopped('D1'), posted('D2'))
    expect(report(judge(pair, list), postedLines(pair, list))).toMatch(
      /D2 +redelivered +person: WAY_DUPLICATE \(this one, or its copy D1\) +posted +ok/,
    )
  })
})

describe('lines that people coded otherwise', () => {
  const two = manifest(
    entry({
      truth: [
        { lineId: '1', coding, net: 10_000 },
        { lineId: '2', coding: { ...coding, account: '5000' }, net: 10_000 },
      ],
    }),
  )
  const part = (account: string, net = 10_000) => ({ coding: { ...coding, account }, net })
  const of = (...posted: readonly ReturnType<typeof part>[]) =>
    postedLines(two, actuals(actual({ end: 'postedByRobot', posted })))

  it('are none where every line has its coding, in any order', () => {
    expect(of(part('5000'), part('4000'))).toEqual({
      lines: 2,
      ordinary: { lines: 2, posted: 2 },
      otherwise: [],
    })
  })
  it('are listed with both codings', () => {
    const { otherwise } = of(part('4000'), part('4000'))
    expect(otherwise.map((o) => [o.lineId, o.people.account, o.robot?.account])).toEqual([
      ['2', '5000', '4000'],
    ])
  })
  it('are listed where the posting has no such line', () => {
    expect(of(part('4000')).otherwise.map((o) => [o.lineId, o.robot])).toEqual([['2', undefined]])
  })
  it('are counted of postings only', () => {
    expect(postedLines(two, actuals(actual({ reviewReason: 'WAY_CONTROL' })))).toEqual({
      lines: 0,
      ordinary: { lines: 2, posted: 0 },
      otherwise: [],
    })
  })
})

describe('the report', () => {
  it('says what did not end as expected', () => {
    const m = manifest(
      entry({}),
      entry({
        documentId: 'D2',
        kind: 'empty',
        expected: { outcome: 'quarantined', reasons: ['DOC_EMPTY'] },
      }),
    )
    const list = actuals(actual({ end: 'postedByRobot', posted: [{ coding, net: 10_000 }] }))
    const text = report(judge(m, list), postedLines(m, list))
    expect(text).toContain('1 of 2 documents did not end as expected: D2')
    expect(text).toMatch(/D2 +empty +quarantined: DOC_EMPTY +missing +NOT OK/)
    expect(text).toContain(
      "Lines posted by the robot in all: 1, of which the ledger's people coded otherwise: 0",
    )
  })
})

describe('a record of the store', () => {
  it('becomes what the comparison needs', () => {
    const line = { lineId: '1', coding: { account: '1', vatCode: 'I0', dimensions: {} }, net: 5 }
    expect(
      toActual({
        _id: 'invoice/sandbox/D7',
        documentId: 'D7',
        parties: { run: 0, findings: [{ code: 'RULE_CPR_FOUND', severity: 'manual', path: 'lines' }] },
        outcome: { end: 'postedByRobot', by: 'robot', lines: [line] },
      }),
    ).toEqual({
      documentId: 'D7',
      end: 'postedByRobot',
      findings: ['RULE_CPR_FOUND'],
      posted: [{ net: 5, coding: { account: '1', vatCode: 'I0', dimensions: {} } }],
    })
    expect(toActual({ documentId: 'D8', quarantine: { code: 'DOC_EMPTY' } })).toEqual({
      documentId: 'D8',
      quarantinedFor: 'DOC_EMPTY',
      findings: [],
      posted: [],
    })
  })
})
