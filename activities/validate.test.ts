/** What an earlier start leaves to the next: how it ended, or with which chance the control might draw it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { invoiceId } from '../domain/invoice/id.ts'
import { invoiceOf, registerStore } from '../scripts/rehearsal/registers.ts'
import type { Routing } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { openWholeStore } from '../tests/test-store.ts'
import { readInvoice } from './read-invoice.ts'
import { validate } from './validate.ts'

const AT = new Date('2026-03-07T03:00:00Z')

let store: Store
beforeAll(async () => {
  store = await openWholeStore()
  await registerStore(store)
})
afterAll(() => store.close())

let invoices = 0
async function validated(chance: Pick<Routing, 'inclusion' | 'earlierChance'> | undefined) {
  invoices += 1
  const documentId = `V${invoices}`
  const id = invoiceId('test', documentId)
  const file = { source: 'test', documentId, fileName: 'x', receivedAt: AT, size: 1, sha256: 'aa' }
  await store.records.insert({ _id: id, ...file, invoice: invoiceOf() })
  if (chance) {
    const routing = { route: { to: 'robot' }, mode: 'on', draw: 0.1, at: AT, run: 1, ...chance } as const
    await store.records.setOnce(id, 'routed', routing)
  }
  return validate(store, readInvoice(store), { id, run: 2 })
}

it.each([
  [undefined, undefined],
  [{}, undefined],
  [{ inclusion: 0.25 }, 0.25],
  // A start in between did not come to the draw.
  [{ earlierChance: 0.25 }, 0.25],
  [{ inclusion: 0.25, earlierChance: 0.25 }, 0.25],
])('a chance once given is told to the next start: %o', async (chance, told) => {
  expect((await validated(chance)).earlierChance).toBe(told)
})
