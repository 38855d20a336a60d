import { expect, test } from 'vitest'
import { differingPractices } from './practices.ts'
import { rareAccounts } from './rare-accounts.ts'
import { LIVE_AFTER, MEASURED_AFTER, timesOf } from './time.ts'
import { bookOf, codedLine } from './walked.test-support.ts'

const codebook = bookOf('2200', '2210', '9999')
const some = (n: number, facts: Parameters<typeof codedLine>[0]) =>
  Array.from({ length: n }, () => codedLine(facts))

test('rare accounts, fewest first, with what stands beside them', () => {
  const lines = [
    ...some(1, { code: 1, day: 7000 }),
    ...some(2, { code: 2, day: 8000 }),
    ...some(10, { day: 8001 }),
  ]
  const { accounts, unused, share, rare } = rareAccounts(lines, codebook)
  expect([accounts, unused]).toEqual([3, 1])
  expect(share).toBeCloseTo(2 / 12)
  expect(rare).toMatchObject([
    { account: '2210', lines: 1, linesOfYear: 0, lastUsed: 7000, beside: '2200' },
    { account: '9999', lines: 2, linesOfYear: 2, beside: '2200' },
  ])
})

test('one supplier, two practices, each firm', () => {
  const firm = [
    ...some(9, { department: 'a', code: 0 }),
    ...some(6, { department: 'b', code: 1 }),
    ...some(2, { department: 'c', code: 2 }),
    ...[0, 1, 0, 1, 0, 1].map((code) => codedLine({ department: 'd', code })),
  ]
  expect(differingPractices(firm, codebook)).toEqual([
    {
      supplierName: 'Bogladen',
      practices: [
        { account: '2200', institutions: 1, lines: 9 },
        { account: '2210', institutions: 1, lines: 6 },
      ],
      otherwise: 6,
    },
  ])
  expect(differingPractices(some(30, { department: 'a' }), codebook)).toEqual([])
})

test('times: by shares of the lines, or the second half from a day that is named', () => {
  const lines = Array.from({ length: 100 }, (_, i) => codedLine({ day: 8000 + i }))
  expect(timesOf(lines)).toEqual({
    from: 8000 + 100 * LIVE_AFTER,
    measured: 8000 + 100 * MEASURED_AFTER,
    last: 8099,
  })
  expect(timesOf(lines, 8050)).toEqual({ from: 8050, measured: 8075, last: 8099 })
})
