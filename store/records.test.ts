/** What a list offers a person to decide, and what the person may decide, are said in two places: a query and a function. They must agree. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { questionOf, type RightHolder, rightTo } from '../domain/review/right.ts'
import { invoiceOf } from '../scripts/rehearsal/registers.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import type { InvoiceRecord } from './record.ts'
import { records } from './records.ts'

let test: TestStore
beforeAll(async () => {
  test = await openTestStore()
})
afterAll(() => test.close())

const CEILING = 100_000
const ROLES: readonly RightHolder['roles'][] = [
  [],
  ['admin'],
  ['reviewer'],
  ['leader'],
  ['finance'],
  ['admin', 'reviewer'],
  ['admin', 'finance'],
]
const AREAS: readonly (readonly string[])[] = [[], ['parks'], ['parks', 'streets'], ['*']]
const GROSS = [0, 1, CEILING, CEILING + 1, -CEILING, -CEILING - 1]

const people = ROLES.flatMap((roles) =>
  AREAS.map((areas): RightHolder => ({ personId: 'anne', roles, areas, ceiling: CEILING })),
)
const invoices = ['parks', 'streets', undefined].flatMap((area) =>
  GROSS.flatMap((gross) => [undefined, 'anne', 'bo'].map((orderedBy) => ({ area, gross, orderedBy }))),
)

function recordOf(n: number, { area, gross, orderedBy }: (typeof invoices)[number]) {
  const read = invoiceOf({})
  const invoice: Invoice = {
    ...read,
    kind: gross < 0 ? 'creditNote' : 'invoice',
    totals: { ...read.totals, gross },
    ...(orderedBy ? { orderedBy } : {}),
  }
  return {
    _id: `invoice/test/${String(n).padStart(3, '0')}` as const,
    source: 'test',
    documentId: String(n),
    fileName: `${n}.xml`,
    receivedAt: new Date(0),
    size: 1,
    sha256: String(n),
    invoice,
    ...(area ? { area } : {}),
  } satisfies InvoiceRecord
}

it('a person’s list has what the person may decide, and nothing else', async () => {
  const store = records(test.db)
  const kept = invoices.map((invoice, n) => recordOf(n, invoice))
  for (const record of kept) await store.insert(record)
  const may = people.map((person) =>
    kept
      .filter(({ area, invoice }) => !rightTo(person, questionOf(area, invoice), 'code'))
      .map(({ _id }) => _id),
  )
  const offered = await Promise.all(
    people.map(async (person) =>
      (await store.list({ decidableBy: person }, 0, kept.length)).map(({ _id }) => _id),
    ),
  )
  expect(offered).toEqual(may)
  expect(new Set(may.map((ids) => ids.length)).size).toBeGreaterThan(3)
})
