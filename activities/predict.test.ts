/** What is kept of what the learned coder said: from which score it was sure, whether it might decide, and nothing of an earlier run. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { PERMISSION } from '../domain/coding/sample.test-support.ts'
import { invoiceId } from '../domain/invoice/id.ts'
import { CREDITOR, GLN, invoiceOf, registerStore } from '../scripts/rehearsal/registers.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { openAccounts } from './accounts.ts'
import { predict } from './predict.ts'
import { readInvoice } from './read-invoice.ts'
import type { Suggested } from './suggest.ts'

const AT = new Date('2026-03-07T03:00:00Z')
const ACCOUNT = '4600'

let store: Store
beforeAll(async () => {
  store = await openWholeStore()
  await registerStore(store)
})
afterAll(() => store.close())

const suggestion = { lines: [{ lineId: '1', account: ACCOUNT, score: 0.95 }] }
const inShadow: Suggested = { model: 'sha', suggestion, threshold: PERMISSION.threshold }
const decides: Suggested = { ...inShadow, learned: { suggestion, permission: PERMISSION } }

let invoices = 0
async function arrived() {
  invoices += 1
  const documentId = `P${invoices}`
  const id = invoiceId('test', documentId)
  const file = { source: 'test', documentId, fileName: 'x', receivedAt: AT, size: 1, sha256: 'aa' }
  await store.records.insert({ _id: id, ...file, invoice: invoiceOf() })
  return id
}
async function kept(id: Awaited<ReturnType<typeof arrived>>, run: number, said: Suggested | undefined) {
  const ref = { id, run }
  await predict(store, readInvoice(store), openAccounts(store), async () => said, AT, ref, {
    findings: [],
    creditorNo: CREDITOR,
  })
  return (await store.records.get(id))?.suggestion
}

it('is the score from which it was sure, also where it may not decide', async () => {
  const id = await arrived()
  expect(await kept(id, 1, inShadow)).toEqual({ ...suggestion, model: 'sha', threshold: 0.9 })
  expect(await kept(id, 2, { model: 'sha', suggestion })).toEqual({ ...suggestion, model: 'sha' })
  const increment = { model: 'sha', training: 'full', suggestion }
  expect(await kept(id, 3, increment)).toEqual({ ...suggestion, model: 'sha', training: 'full' })
  expect(await kept(id, 4, decides)).toMatchObject({ threshold: 0.9, mightDecide: true })
})

it('is that score also where it was wrong lately: it may be wrong on another line of the same invoice', async () => {
  await store.frozen.freeze({ creditorNo: CREDITOR, gln: GLN, account: ACCOUNT }, 'another', AT)
  const found = await kept(await arrived(), 1, decides)
  expect(found).toEqual({ ...suggestion, model: 'sha', threshold: 0.9, frozen: true })
})

it('is that it could not be asked, where it might have decided', async () => {
  const id = await arrived()
  const silent: Suggested = { model: 'sha', suggestion: { lines: [] }, learned: 'silent' }
  expect(await kept(id, 1, silent)).toEqual({ lines: [], model: 'sha', silent: true })
  expect((await store.records.get(id))?.proposal?.lines).toMatchObject([{ doubt: expect.any(String) }])
})

it('is nothing of an earlier run: this one’s proposal does not rest on it', async () => {
  const id = await arrived()
  expect(await kept(id, 1, decides)).toBeDefined()
  expect(await kept(id, 2, undefined)).toBeUndefined()
  // A step of the earlier run that comes back late.
  expect(await kept(id, 1, decides)).toBeUndefined()
  expect((await store.records.get(id))?.proposal?.run).toBe(2)
})
