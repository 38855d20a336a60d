/** The shipped examples against the rules themselves, without any server: what the manifest expects follows from pure code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Coding } from '../../domain/coding/coding.ts'
import { doubtOf, type PastLine } from '../../domain/coding/proposal.ts'
import { uniformCoder } from '../../domain/coding/uniform.ts'
import { fingerprints, numberFingerprint, supplierKey } from '../../domain/duplicates/fingerprint.ts'
import { routeInvoice } from '../../domain/invoice/route.ts'
import { applyRules, wantPerson } from '../../domain/rules/registry.ts'
import { readInvoice } from '../../intake/read/read.ts'
import { Manifest, type ManifestEntry } from './manifest.ts'

const read = (path: string): Buffer => readFileSync(join('examples', path))
const rows = (text: string): readonly Record<string, string>[] =>
  parse(text, { columns: true }) as Record<string, string>[]
const csv = (path: string): readonly Record<string, string>[] => rows(read(path).toString('utf8'))

const manifest = Manifest.parse(JSON.parse(read('tonight/manifest.json').toString('utf8')))
const ledger = rows(gunzipSync(read('ledger.csv.gz')).toString('utf8'))
const institutions = new Map(csv('institutions.csv').map((row) => [row.gln, row]))
const suppliers = csv('suppliers.csv')
const closed = new Set(
  csv('chart.csv')
    .filter((row) => row.closed_from)
    .map((row) => row.account),
)

const coding = (row: Record<string, string>): Coding => ({
  account: row.account ?? '',
  vatCode: row.vat_code === 'I0' ? 'I0' : 'I25',
  dimensions: Object.fromEntries((row.dimensions ?? '').split(';').flatMap((d) => (d ? [d.split('=')] : []))),
})

const past = new Map<string, PastLine[]>()
for (const row of ledger) {
  if (!row.coded_by?.startsWith('person:') || row.posted_by === 'ROBOT') continue
  const key = `${row.creditor_no} ${row.gln}`
  const line = { lineId: row.line_id ?? '', bookedOn: row.booked_on ?? '', coding: coding(row) }
  past.set(key, [...(past.get(key) ?? []), line])
}

const arrivals = csv('tonight/arrivals.csv')
/** Who had a number first; history's invoices were there before tonight. */
const numbersSeen = new Map<string, string>()
for (const row of ledger) {
  if (row.net?.startsWith('-')) continue
  const number = numberFingerprint('invoice', `creditor:${row.creditor_no}`, row.supplier_invoice_no ?? '')
  numbersSeen.set(number, row.document_id ?? '')
}
const known = new Set(ledger.map((row) => `${row.creditor_no} ${row.supplier_invoice_no}`))

/** Where the document's way would lead without control sample and closed periods. */
function wayOf(entry: ManifestEntry): string {
  const reading = readInvoice(read(`tonight/documents/${entry.file}`))
  if ('failure' in reading) return reading.failure.code
  const { invoice } = reading
  const creditors = suppliers
    .filter((row) => row.cvr === invoice.supplier.cvr)
    .map((row) => ({ creditorNo: row.creditor_no ?? '', accounts: (row.accounts ?? '').split(' ') }))
  const institution = institutions.get(invoice.gln ?? '')
  const receivedAt = '2022-02-15T01:30:00+01:00'
  const findings = applyRules({
    invoice,
    receivedAt,
    creditors,
    institution: institution && { area: institution.area ?? '', costCentre: institution.cost_centre ?? '' },
  })
  const creditorNo = creditors[0]?.creditorNo
  const { number } = fingerprints(invoice, supplierKey(invoice, creditorNo))
  const same = numbersSeen.has(number)
  numbersSeen.set(number, entry.documentId)
  const experience = past.get(`${creditorNo} ${invoice.gln}`) ?? []
  const proposal = uniformCoder({ invoice, past: experience, isOpen: (account) => !closed.has(account) })
  const noOriginal = known.has(`${creditorNo} ${invoice.corrects}`) ? undefined : 'WAY_NO_ORIGINAL'
  const route = routeInvoice({
    mode: institution ? 'on' : undefined,
    finding: wantPerson(findings)[0]?.code,
    duplicate: same ? 'same' : 'none',
    notPredicted: invoice.kind === 'creditNote' ? noOriginal : doubtOf(proposal),
    proposal: true,
    stale: false,
    earlierChance: undefined,
    draw: 1,
  })
  return route.to === 'robot' ? 'posted' : route.reason
}

describe('tonight’s documents', () => {
  it('lie as announced: each arrival has a file and an entry', () => {
    expect(arrivals.map((row) => row.document_id)).toEqual(manifest.documents.map((d) => d.documentId))
    expect(arrivals.map((row) => row.file)).toEqual(manifest.documents.map((d) => d.file))
  })

  it.each(manifest.documents.map((entry) => [entry.documentId, entry.kind, entry] as const))(
    '%s (%s) goes the way that the manifest expects',
    (_id, _kind, entry) => {
      const way = wayOf(entry)
      // The books are asked at the posting only.
      if (entry.kind === 'closedPeriod') expect(way).toBe('posted')
      else if (entry.expected.outcome === 'any') expect(['posted', ...entry.expected.reasons]).toContain(way)
      else expect(entry.expected.reasons).toContain(way)
    },
  )

  it('are uniform where the latest 20 lines say so', () => {
    for (const entry of manifest.documents.filter((d) => d.kind === 'good'))
      expect(entry.expected.outcome === 'any', entry.documentId).toBe(entry.uniform)
  })
})

describe('the shipped registers', () => {
  it('give each supplier a number and a company number of its own', () => {
    for (const column of ['creditor_no', 'cvr']) {
      expect(new Set(suppliers.map((row) => row[column])).size).toBe(suppliers.length)
    }
  })

  it('are complete: what the ledger names is there', () => {
    const accounts = new Set(csv('chart.csv').map((row) => row.account))
    const creditors = new Set(suppliers.map((row) => row.creditor_no))
    const people = new Set(csv('people.csv').map((row) => row.person_id))
    for (const row of ledger) {
      expect(accounts.has(row.account), row.line_id).toBe(true)
      expect(creditors.has(row.creditor_no), row.line_id).toBe(true)
      expect(institutions.has(row.gln), row.line_id).toBe(true)
      if (row.coded_by?.startsWith('person:'))
        expect(people.has(row.coded_by.slice(7)), row.line_id).toBe(true)
    }
  })

  it('have one invoice number for one document of a supplier in history', () => {
    const documents = new Map<string, Set<string>>()
    for (const row of ledger) {
      const key = numberFingerprint('invoice', `creditor:${row.creditor_no}`, row.supplier_invoice_no ?? '')
      documents.set(key, (documents.get(key) ?? new Set()).add(row.document_id ?? ''))
    }
    expect([...documents].filter(([, ids]) => ids.size > 1)).toEqual([])
  })
})
