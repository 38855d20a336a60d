/** The duplicate check on a store: what it asks of it, and what it says of invoices that come together, again, and after one another. */
import mongoose, { type Connection } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InvoiceId, invoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { INVOICE } from '../domain/invoice/sample.test-support.ts'
import { claims } from '../store/claims.ts'
import { cleared } from '../store/cleared.ts'
import { sightings } from '../store/sightings.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { checkDuplicates } from './check-duplicates.ts'
import type { ReadInvoice } from './read-invoice.ts'

let test: TestStore
let db: Connection
let store: Parameters<typeof checkDuplicates>[0]
beforeAll(async () => {
  test = await openTestStore()
  db = await mongoose.createConnection(test.uri, { monitorCommands: true, autoCreate: false }).asPromise()
  store = { claims: claims(db), cleared: cleared(db), sightings: sightings(db) }
})
afterAll(async () => {
  await db.close()
  await test.close()
})

const documents = new Map<InvoiceId, { readonly invoice: Invoice; readonly receivedAt: Date }>()
const read: ReadInvoice = Object.assign(
  async (id: InvoiceId) => {
    const found = documents.get(id)
    if (!found) throw new Error('no such document')
    return found
  },
  { anew: async () => Promise.reject(new Error('not asked')) },
)

let count = 0
function arrives(payee: string, changed: Partial<Invoice> = {}): InvoiceId {
  count += 1
  const id = invoiceId('erp', `D${count}`)
  const parties = {
    supplier: { name: `Firma ${payee}` },
    payment: [{ code: '42', account: `BANK:${payee}` }],
  }
  documents.set(id, {
    invoice: { ...INVOICE, ...parties, ...changed },
    receivedAt: new Date('2026-03-14T02:00:00Z'),
  })
  return id
}
const check = (id: InvoiceId, creditorNo: string) =>
  checkDuplicates(store, read, { id, run: 1 }, { findings: [], creditorNo })

const giveUp = async (id: InvoiceId, creditorNo: string): Promise<void> => {
  await store.claims.giveUp([`number/invoice/creditor:${creditorNo}/F1001`], id)
  await store.sightings.giveUp(id)
}

describe('the duplicate check', () => {
  it('asks the store by _id alone: a few commands, however many invoices there are', async () => {
    const first = arrives('W')
    await check(first, 'W')
    const copy = arrives('W', { number: 'F1OO1' })
    const asked: mongoose.mongo.CommandStartedEvent[] = []
    const listen = (event: mongoose.mongo.CommandStartedEvent): void => {
      asked.push(event)
    }
    db.getClient().on('commandStarted', listen)
    expect(await check(copy, 'W')).toMatchObject({ verdict: 'same', of: [first] })
    db.getClient().off('commandStarted', listen)
    const filters = asked.flatMap(({ command }) =>
      [command.filter ?? command.query, ...(command.updates ?? []).map((u: { q: unknown }) => u.q)].filter(
        Boolean,
      ),
    )
    expect(filters.length).toBeGreaterThan(8)
    for (const filter of filters) expect(isById(filter._id), JSON.stringify(filter)).toBe(true)
    expect(asked.length).toBeLessThanOrEqual(MOST_COMMANDS)
  })

  it('knows its own claim when it runs again', async () => {
    const id = arrives('A')
    expect(await check(id, 'A')).toEqual({ verdict: 'none', of: [] })
    expect(await check(id, 'A')).toEqual({ verdict: 'none', of: [] })
    const copy = arrives('A')
    const verdict = { verdict: 'same', of: [id] }
    expect(await check(copy, 'A')).toEqual(verdict)
    expect(await check(copy, 'A')).toEqual(verdict)
    expect(await check(id, 'A')).toEqual({ verdict: 'none', of: [] })
  })

  it('of pairs that arrive together at least one sees the other, whatever they are disguised as', async () => {
    const disguises: readonly Partial<Invoice>[] = [
      {},
      { number: 'f 1001' },
      { number: 'FIOO1' },
      { number: 'F-1001-1' },
      { number: 'KOPI F-1001' },
    ]
    const pairs = Array.from({ length: 1_000 }, (_, i) => ({
      creditor: `P${i}`,
      ids: [arrives(`P${i}`), arrives(`P${i}`, disguises[i % disguises.length])],
    }))
    const unseen: string[] = []
    for (let from = 0; from < pairs.length; from += TOGETHER)
      await Promise.all(
        pairs.slice(from, from + TOGETHER).map(async ({ creditor, ids }) => {
          const verdicts = await Promise.all(ids.map((id) => check(id, creditor)))
          if (!verdicts.some((v, i) => v.of.includes(ids[1 - i] ?? ''))) unseen.push(creditor)
        }),
      )
    expect(unseen).toEqual([])
  }, 300_000)

  it('lets the corrected one pass when the first was given up', async () => {
    const first = arrives('G')
    await check(first, 'G')
    await giveUp(first, 'G')
    expect(await check(arrives('G'), 'G')).toEqual({ verdict: 'none', of: [] })
  })

  it('says nothing of a credit note and what it cancels, nor of what is billed again', async () => {
    await check(arrives('C'), 'C')
    const note = arrives('C', { kind: 'creditNote', number: 'K-1', corrects: 'F-1001' })
    expect(await check(note, 'C')).toEqual({ verdict: 'none', of: [] })
    // It only waits: it may be returned, or be a duplicate itself.
    const early = arrives('C')
    expect(await check(early, 'C')).toMatchObject({ verdict: 'same' })
    await giveUp(early, 'C')
    await store.sightings.post(note, new Date())
    await store.sightings.post(note, new Date())
    const again = arrives('C')
    expect(await check(again, 'C')).toEqual({ verdict: 'none', of: [] })
    expect(await check(arrives('C'), 'C')).toMatchObject({ verdict: 'same' })
    const second = arrives('C', { kind: 'creditNote', number: 'K-2', corrects: 'F-1001' })
    expect(await check(second, 'C')).toMatchObject({ verdict: 'perhaps' })
  })

  it('never asks again of a pair that a person has cleared, and of a third all the same', async () => {
    const [a, b, c] = [arrives('N'), arrives('N', { number: '1001' }), arrives('N', { number: 'F1001-1' })]
    await check(a, 'N')
    expect(await check(b, 'N')).toMatchObject({ verdict: 'perhaps', of: [a] })
    await store.cleared.add(b, [a], 'anna', new Date())
    expect(await check(b, 'N')).toEqual({ verdict: 'none', of: [] })
    expect((await check(c, 'N')).of).toContain(a)
  })

  it('knows a supplier by its account where it comes under another number', async () => {
    await check(arrives('Q1'), 'Q1')
    const other = { name: 'Noget andet', cvr: '25313763' }
    expect(await check(arrives('Q1', { supplier: other }), 'Q2')).toMatchObject({
      verdict: 'perhaps',
      because: { rule: 'other-payee-number' },
    })
  })

  it('compares what says no number by the rest: one copy is seen, another invoice is none', async () => {
    const first = arrives('E', { number: 'ingen' })
    await check(first, 'E')
    expect(await check(arrives('E', { number: '-' }), 'E')).toMatchObject({ verdict: 'same', of: [first] })
    const other = arrives('E', {
      number: 'ingen',
      issueDate: '2025-12-01',
      totals: { ...INVOICE.totals, gross: 999 },
    })
    expect(await check(other, 'E')).toEqual({ verdict: 'none', of: [] })
  })

  it('compares long numbers beyond what the forms look at', async () => {
    const long = 'A1'.repeat(25)
    await check(arrives('L', { number: `${long}-1` }), 'L')
    expect((await check(arrives('L', { number: `${long}-2` }), 'L')).verdict).not.toBe('none')
  })

  it('counts no claimant among its own copies where a number has hundreds', async () => {
    const id = `number/many`
    const all = Array.from({ length: 230 }, (_, i) => `c${i}`)
    for (const one of all) await store.claims.claim(id, one)
    for (const one of ['c0', 'c100', 'c229']) expect(await store.claims.claim(id, one)).not.toContain(one)
    expect((await store.claims.claim(id, 'c229')).length).toBeGreaterThanOrEqual(200)
  })
})

/** Own keys noted, own sightings written (and again what was met), the number claimed, one read, what is cleared. */
const MOST_COMMANDS = 8
const TOGETHER = 20

function isById(id: unknown): boolean {
  if (typeof id === 'string') return true
  return typeof id === 'object' && id !== null && '$in' in id && Object.keys(id).length === 1
}
