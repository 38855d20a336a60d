/** The duplicate check on a store: what it asks of it, and what it says of invoices that come together, again, and after one another. */
import mongoose, { type Connection } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sightingOf } from '../domain/duplicates/sighting.ts'
import { type InvoiceId, invoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { INVOICE } from '../domain/invoice/sample.test-support.ts'
import { claims } from '../store/claims.ts'
import { cleared } from '../store/cleared.ts'
import { records } from '../store/records.ts'
import { sightings } from '../store/sightings.ts'
import { openTestStore, type TestStore } from '../tests/test-store.ts'
import { checkDuplicates, compared } from './check-duplicates.ts'
import type { ReadInvoice } from './read-invoice.ts'

let test: TestStore
let db: Connection
let store: Parameters<typeof checkDuplicates>[0]
beforeAll(async () => {
  test = await openTestStore()
  db = await mongoose.createConnection(test.uri, { monitorCommands: true, autoCreate: false }).asPromise()
  store = { claims: claims(db), cleared: cleared(db), records: records(db), sightings: sightings(db) }
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

async function posted(note: InvoiceId, creditorNo: string): Promise<void> {
  await check(note, creditorNo)
  await store.sightings.post(note, new Date())
}

async function endsAsDuplicate(id: InvoiceId): Promise<void> {
  const arrived = documents.get(id)
  if (!arrived) throw new Error('no such document')
  const [documentId, receivedAt] = [id, arrived.receivedAt]
  await store.records.insert({
    _id: id,
    source: 'erp',
    documentId,
    fileName: '',
    receivedAt,
    size: 1,
    sha256: id,
  })
  await store.records.setOutcome(id, { end: 'duplicateConfirmed', by: 'anna', at: CLOSED })
}

const CLOSED = new Date('2026-03-20T09:00:00Z')
/** A re-issue bears the day on which it was made out. */
const REISSUED = { issueDate: '2026-03-18' }

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
    const early = arrives('C', REISSUED)
    expect(await check(early, 'C')).toMatchObject({ verdict: 'same' })
    await giveUp(early, 'C')
    await store.sightings.post(note, new Date())
    await store.sightings.post(note, new Date())
    const again = arrives('C', REISSUED)
    expect(await check(again, 'C')).toEqual({ verdict: 'none', of: [] })
    expect(await check(arrives('C', REISSUED), 'C')).toMatchObject({ verdict: 'same', of: [again] })
    const second = arrives('C', { kind: 'creditNote', number: 'K-2', corrects: 'F-1001' })
    expect(await check(second, 'C')).toMatchObject({ verdict: 'perhaps' })
  })

  it.each([
    ['as it was', {}],
    ['written otherwise', { number: 'f 1001' }],
    ['with signs that look alike', { number: 'F-1OO1' }],
    ['without its date', { issueDate: '' }],
  ])('asks of what comes again after its credit note %s: it is no re-issue', async (what, change) => {
    const payee = `D ${what}`
    const first = arrives(payee)
    await check(first, payee)
    await posted(arrives(payee, { kind: 'creditNote', number: 'K-1', corrects: 'F-1001' }), payee)
    const again = await check(arrives(payee, change), payee)
    expect(again.verdict).not.toBe('none')
    expect(again.of).toContain(first)
  })

  it('lets a re-issue pass where a copy was closed as a duplicate before the credit note', async () => {
    const first = arrives('M')
    await check(first, 'M')
    const copy = arrives('M')
    expect(await check(copy, 'M')).toMatchObject({ verdict: 'same' })
    await posted(arrives('M', { kind: 'creditNote', number: 'K-1', corrects: 'F-1001' }), 'M')
    const waits = arrives('M', REISSUED)
    expect(await check(waits, 'M')).toMatchObject({ verdict: 'same', of: [first] })
    await giveUp(waits, 'M')
    await endsAsDuplicate(copy)
    expect(await check(arrives('M', REISSUED), 'M')).toEqual({ verdict: 'none', of: [] })
    // Computed again as of before, the copy still waits.
    const then = documents.get(waits)
    if (!then) throw new Error('no such document')
    const x = sightingOf(waits, then.invoice, 'M', then.receivedAt)
    const asOf = (at: Date) =>
      store.sightings
        .around(x)
        .then((around) => compared(store, x, around, { same: [first, copy], corrections: [] }, at))
    expect((await asOf(CLOSED)).standing.same).toEqual([first])
    expect((await asOf(new Date(CLOSED.getTime() + 1))).standing.same).toEqual([])
    // A third copy of the first is none, and so is one where the first has given its claim up.
    expect(await check(arrives('M'), 'M')).toMatchObject({ verdict: 'same' })
    await giveUp(first, 'M')
    expect((await check(arrives('M', { issueDate: '2026-03-20' }), 'M')).of).toContain(copy)
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
