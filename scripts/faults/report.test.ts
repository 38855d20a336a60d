import { expect, test } from 'vitest'
import type { Night } from './rehearse.ts'
import { isClean, report } from './report.ts'

const NIGHT: Night = {
  target: 'store',
  seed: 3,
  invoices: 1000,
  seconds: 61,
  posted: 946,
  waiting: { WAY_CONTROL: 52, WAY_ERP_SILENT: 2 },
  quarantined: 0,
  becauseOfFaults: 2,
  differences: [],
  faults: 4,
  missed: 0,
  ownEnds: ['worker-erp', 'worker-erp'],
}

test('a night is a line', () => {
  expect(isClean(NIGHT)).toBe(true)
  const [, line] = report([NIGHT])
  expect(line?.split(/ {2,}/)).toEqual([
    'store',
    '3',
    '4',
    '61',
    '946',
    '2 WAY_ERP_SILENT, 52 WAY_CONTROL',
    '2',
    '2 worker-erp',
    '0',
  ])
})

test('whatever is not as it should be stands below, with some of the ids', () => {
  const differences = Array.from({ length: 7 }, (_, i) => ({
    id: `invoice/prisme/R${i}`,
    code: 'BOOKS_NO_WORKFLOW',
  }))
  const bad: Night = { ...NIGHT, differences, missed: 1, stuck: '900 of 1000 taken' }
  const text = report([bad]).join('\n')
  expect(text).toContain('4 of 5')
  expect(text).toContain('7, not ended')
  expect(text).toContain('store, seed 3: BOOKS_NO_WORKFLOW (7): invoice/prisme/R0')
  expect(text).toContain('the night did not end: 900 of 1000 taken')
  expect(text).not.toContain('invoice/prisme/R5')
})

test.each<Partial<Night>>([
  { stuck: 'it took too long' },
  { missed: 1 },
  { differences: [{ id: 'i', code: 'BOOKS_NO_WORKFLOW' }] },
])('is not clean: %j', (change) => {
  expect(isClean({ ...NIGHT, ...change })).toBe(false)
})
