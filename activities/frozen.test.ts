/** What people coded, held against what the learned coder said of the whole invoice. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { invoiceId } from '../domain/invoice/id.ts'
import { CREDITOR, GLN, invoiceOf } from '../scripts/rehearsal/registers.ts'
import { frozen } from '../store/frozen.ts'
import type { InvoiceRecord, Outcome, Review } from '../store/record.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { isFrozen, judge } from './frozen.ts'

const AT = new Date('2026-03-07T03:00:00Z')
const SAID = '4600'

let test: TestStore
let store: { readonly frozen: ReturnType<typeof frozen> }
beforeAll(async () => {
  test = await openTestStore()
  store = { frozen: frozen(test.db) }
})
afterAll(() => test.close())
beforeEach(() => test.db.collection('frozen').deleteMany({}))

let invoices = 0
const IN_ERP: Outcome = { end: 'codedInErp', by: 'anne', at: AT }
const SEEN: Review = {
  reason: 'WAY_NO_EXPERIENCE',
  blind: false,
  proposal: true,
  mayBeDuplicate: false,
  level: 0,
  since: AT,
  deadlines: [],
}
const IN_SIGHT: Outcome = { ...IN_ERP, end: 'postedByPerson' }

/** An invoice on all of whose lines the coder said the same account, and people what is given. */
async function judged(threshold: number | undefined, score: number, ...coded: readonly string[]) {
  return judgedAs(IN_ERP, threshold, score, coded)
}

async function judgedAs(
  outcome: Outcome,
  threshold: number | undefined,
  score: number,
  coded: readonly string[],
  told: 'told' | 'untold' = 'told',
) {
  invoices += 1
  const file = { source: 'test', fileName: 'x', receivedAt: AT, size: 1, sha256: 'aa' }
  const record: InvoiceRecord = {
    ...file,
    _id: invoiceId('test', `J${invoices}`),
    documentId: `J${invoices}`,
    invoice: invoiceOf(),
    parties: { creditorNo: CREDITOR, findings: [], rulesVersion: 1, run: 1 },
    ...(outcome === IN_SIGHT ? { review: SEEN } : {}),
    suggestion: {
      model: 'sha',
      lines: coded.map((_, i) => ({ lineId: `${i}`, account: SAID, score })),
      ...(threshold === undefined ? {} : { threshold }),
    },
  }
  const lines = coded.map((account, i) => ({
    lineId: `${i}`,
    coding: { account, vatCode: 'I25' as const, dimensions: {} },
    net: 100,
  }))
  await judge(store, record, outcome, told === 'untold' ? 'untold' : lines)
  return isFrozen(store, { creditorNo: CREDITOR, gln: GLN }, [SAID])
}
const agreed = async () => (await test.db.collection('frozen').findOne({}))?.agreed

it('what people booked so that its lines cannot be told freezes what the coder was sure of', async () => {
  expect(await judgedAs(IN_ERP, 0.9, 0.95, [SAID], 'untold')).toBe(true)
})

it('whoever had a proposal in sight can say that the coder is wrong, and not that it is right', async () => {
  expect(await judgedAs(IN_SIGHT, 0.9, 0.95, ['4700'])).toBe(true)
  for (const _ of [1, 2, 3]) expect(await judgedAs(IN_SIGHT, 0.9, 0.95, [SAID])).toBe(true)
  expect(await agreed()).toEqual([])
})

it('a sure error freezes, and the right lines of the very invoice say nothing for the pattern', async () => {
  expect(await judged(0.9, 0.95, '4700', SAID, SAID)).toBe(true)
  expect(await agreed()).toEqual([])
})

it('an invoice with an error counts as one that does not agree, whichever line comes last', async () => {
  await judged(0.9, 0.95, '4700')
  await judged(0.9, 0.95, SAID)
  expect(await agreed()).toHaveLength(1)
  await judged(0.9, 0.5, '4700', SAID)
  expect(await agreed()).toEqual([])
  for (const all of [1, 2]) {
    await judged(undefined, 0.5, SAID, SAID)
    expect(await agreed()).toHaveLength(all)
  }
  expect(await judged(undefined, 0.5, SAID, SAID)).toBe(false)
})

it('writes once an account, however many lines there are', async () => {
  let writes = 0
  const own = store
  const seen: typeof own.frozen.seen = async (...args) => {
    writes += 1
    return own.frozen.seen(...args)
  }
  store = { frozen: { ...own.frozen, seen } }
  await judged(0.9, 0.95, ...Array.from({ length: 500 }, () => SAID))
  store = own
  expect(writes).toBe(1)
})
