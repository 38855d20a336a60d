/** What became of copies, on a store: invoices end as the test says, and credit notes claim what they name. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  correctionFingerprint,
  fingerprints,
  ledgerClaimant,
  supplierKey,
} from '../../domain/duplicates/fingerprint.ts'
import type { EndState } from '../../domain/invoice/ends.ts'
import { type InvoiceId, invoiceId } from '../../domain/invoice/id.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { INVOICE } from '../../domain/invoice/sample.test-support.ts'
import type { InvoiceRecord } from '../../store/record.ts'
import type { Store } from '../../store/store.ts'
import { openWholeStore } from '../../tests/test-store.ts'
import { paidTwice, unpaid } from './copies.ts'

let store: Store
beforeAll(async () => {
  store = await openWholeStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  for (const collection of ['records', 'claims', 'clearedPairs', 'ledger'])
    await store.db.collection(collection).deleteMany({})
})

const AT = new Date('2026-03-14T02:00:00Z')
const id = (document: string): InvoiceId => invoiceId('erp', document)

/** Ends an invoice; `same`: those with which the check found it to be the same. */
async function ended(
  document: string,
  end: EndState | undefined,
  same: readonly string[] = [],
  change: Partial<InvoiceRecord> = {},
): Promise<InvoiceId> {
  await store.records.insert({
    _id: id(document),
    source: 'erp',
    documentId: document,
    fileName: `${document}.xml`,
    receivedAt: AT,
    size: 1,
    sha256: 'aa',
    invoice: INVOICE,
    duplicates: { verdict: same.length > 0 ? 'same' : 'none', of: same, version: 4 },
    ...(end ? { outcome: { end, by: 'kim', at: AT, journalNo: 1 } } : {}),
    ...change,
  })
  return id(document)
}

/** A credit note of INVOICE, which claims what it names as the check does. */
async function credited(document: string, end: EndState | undefined, change: Partial<Invoice> = {}) {
  const note: Invoice = {
    ...INVOICE,
    kind: 'creditNote',
    number: `K-${document}`,
    corrects: INVOICE.number,
    ...change,
  }
  await ended(document, end, [], { invoice: note })
  const key = fingerprints(note, supplierKey(note, undefined)).correction
  if (key) await store.claims.claim(key, id(document))
}

const of = async (what: typeof paidTwice) => [
  ...(await what(store, await store.records.forBooks({ source: 'erp' }))),
]

it('knows a credit note’s claim as the check makes it', () => {
  const note: Invoice = { ...INVOICE, kind: 'creditNote', corrects: ' f-01001' }
  expect(fingerprints(note, 'cvr:1').correction).toBe(correctionFingerprint('cvr:1', 'F-01001'))
})

describe('paid twice', () => {
  it('is what the ERP’s people booked beside a paid one with which it is the same', async () => {
    const first = await ended('A', 'codedInErp')
    await ended('B', 'codedInErp', [first])
    // A likeness is no copy, and whom somebody answered for is the posting of that person.
    await ended('C', 'codedInErp', [first], { duplicates: { verdict: 'perhaps', of: [first], version: 4 } })
    await ended('D', 'postedByPerson', [first])
    expect(await of(paidTwice)).toEqual([id('B')])
  })

  it('is not what is beside one that waits, was returned, or is closed as a duplicate', async () => {
    await ended('A', undefined)
    await ended('B', 'returned')
    await ended('C', 'duplicateConfirmed')
    await ended('D', 'codedInErp', ['A', 'B', 'C'].map(id))
    expect(await of(paidTwice)).toEqual([])
  })

  it('is not a pair of which a person has said that they are two; of the others it is', async () => {
    const [a, b] = [await ended('A', 'codedInErp'), await ended('B', 'postedByRobot')]
    const c = await ended('C', 'codedInErp', [a, b])
    await store.cleared.add(c, [a], 'bo', AT)
    expect(await of(paidTwice)).toEqual([c])
    await store.cleared.settle(b, c, { by: 'finn', at: AT, why: 'reversed' })
    expect(await of(paidTwice)).toEqual([])
  })

  it('is what could not be read, beside one of the imported ledger', async () => {
    const a = await ended('A', 'codedInErp', [ledgerClaimant('L1')])
    await store.db.collection('records').updateOne({ _id: a as never }, { $unset: { invoice: 1 } })
    expect(await of(paidTwice)).toEqual([a])
  })

  it('is not what a posted credit note of the amount has taken back, one note a copy', async () => {
    const a = await ended('A', 'codedInErp')
    const b = await ended('B', 'codedInErp', [a])
    await credited('N1', undefined)
    await credited('N2', 'returned')
    const totals = { ...INVOICE.totals, gross: INVOICE.totals.gross - 1 }
    await credited('N3', 'codedInErp', { totals })
    await credited('N4', 'codedInErp', { corrects: 'F-1002' })
    expect(await of(paidTwice)).toEqual([b])
    await credited('N5', 'codedInErp')
    expect(await of(paidTwice)).toEqual([])
    const c = await ended('C', 'codedInErp', [a, b])
    expect(await of(paidTwice)).toEqual([c])
  })
})

describe('closed as a duplicate and not paid', () => {
  const as = (of?: string): Partial<InvoiceRecord> => ({
    decisions: [
      { id: 'd0', by: 'bo', kind: 'duplicate', of: id('LIVES'), at: AT, refused: true },
      { id: 'd1', by: 'bo', kind: 'duplicate', at: AT, ...(of ? { of } : {}) },
    ],
  })
  beforeEach(() => ended('LIVES', undefined))

  it.each<[EndState | undefined, boolean]>([
    ['returned', true],
    ['withdrawn', true],
    [undefined, false],
    ['postedByRobot', false],
    ['codedInErp', false],
  ])('is one whose original ended as %s: %s', async (end, lost) => {
    const a = await ended('A', end)
    const b = await ended('B', 'duplicateConfirmed', [a, id('LIVES')], as(a))
    expect(await of(unpaid)).toEqual(lost ? [b] : [])
  })

  it('is one of which no other lives, where none was named', async () => {
    const a = await ended('A', 'withdrawn')
    const b = await ended('B', 'duplicateConfirmed', [a], as())
    await ended('C', 'duplicateConfirmed', [a, id('LIVES')], as())
    await ended('D', 'duplicateConfirmed', [a, ledgerClaimant('L1')], as())
    expect(await of(unpaid)).toEqual([b])
  })

  it('is none that somebody has seen to; that the two were called no duplicates before settles nothing', async () => {
    const a = await ended('A', 'withdrawn')
    const b = await ended('B', 'duplicateConfirmed', [a], as(a))
    await store.cleared.add(b, [a], 'bo', AT)
    expect(await of(unpaid)).toEqual([b])
    await store.cleared.settle(b, a, { by: 'finn', at: AT, why: 'sent again' })
    await store.cleared.settle(b, a, { by: 'bo', at: AT, why: 'another' })
    expect(await of(unpaid)).toEqual([])
    expect(await store.db.collection('clearedPairs').find().toArray()).toEqual([
      { _id: `${a} ${b}`, by: 'bo', at: AT, settled: { by: 'finn', at: AT, why: 'sent again' } },
    ])
  })

  it('is one of a chain or a circle that ends in none that is paid', async () => {
    const a = await ended('A', 'withdrawn')
    await ended('B', 'duplicateConfirmed', [], as(a))
    await ended('C', 'duplicateConfirmed', [], as(id('B')))
    await ended('D', 'duplicateConfirmed', [], as(id('E')))
    await ended('E', 'duplicateConfirmed', [], as(id('D')))
    await ended('F', 'duplicateConfirmed', [], as(id('G')))
    await ended('G', 'duplicateConfirmed', [], as(id('LIVES')))
    expect(await of(unpaid)).toEqual(['B', 'C', 'D', 'E'].map(id))
  })

  it('is one whose original a posted credit note has taken back', async () => {
    const a = await ended('A', 'codedInErp')
    const b = await ended('B', 'duplicateConfirmed', [a], as(a))
    await credited('N1', undefined)
    expect(await of(unpaid)).toEqual([])
    await credited('N2', 'postedByRobot')
    expect(await of(unpaid)).toEqual([b])
  })

  it('is one whose original in the imported ledger a posted credit note has taken back', async () => {
    await store.ledger.put([
      {
        lineId: 'L1-1',
        documentId: 'L1',
        bookedOn: '2026-02-01',
        creditorNo: '77',
        gln: INVOICE.gln ?? '',
        text: '',
        coding: { account: '4110', vatCode: 'I25', dimensions: {} },
        net: INVOICE.totals.net,
        codedBy: { kind: 'unknown' },
        label: 'weak',
        supplierInvoiceNo: 'F 1001',
        learntAt: AT,
      },
    ])
    const b = await ended('B', 'duplicateConfirmed', [], as(ledgerClaimant('L1')))
    expect(await of(unpaid)).toEqual([])
    await credited('N1', 'codedInErp')
    await store.claims.claim(correctionFingerprint('creditor:77', INVOICE.number), id('N1'))
    expect(await of(unpaid)).toEqual([b])
  })
})
