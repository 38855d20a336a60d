import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOSED_ACCOUNTS, CLOSING_DAY, chartOf, codingOf, vatCodeOf } from './chart.ts'
import { fromCsv, toCsv } from './csv.ts'
import { figuresOf, vatOf } from './document.ts'
import type { HistoryDocument } from './history.ts'
import { institutionsOf } from './institutions.ts'
import { keyedNumber, keyedUuid } from './keyed.ts'
import { numbering } from './numbering.ts'
import { quantityOf, unitPrice } from './quantities.ts'
import { readSource } from './source.ts'
import { pairKey, uniformPairs } from './uniform.ts'
import { leaf, node, ublDocument } from './xml.ts'

describe('the keyed hash', () => {
  it('gives the same answer for the same question, whatever was asked before', () => {
    expect(keyedNumber(1_000_000, 'a', 1)).toBe(keyedNumber(1_000_000, 'a', 1))
    expect(keyedUuid('a')).not.toBe(keyedUuid('b'))
    expect(keyedUuid('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('CSV', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))), (rows) => {
        const read = fromCsv(toCsv(['a', 'b'], rows)).map((row) => [row.a, row.b])
        expect(read).toEqual(rows)
      }),
    )
  })
})

describe('XML', () => {
  it('is escaped in texts and attributes', () => {
    const xml = ublDocument('Invoice', [node('a', leaf('b', '<&">', { c: '"&<' }), undefined)])
    expect(xml).toContain('<b c="&quot;&amp;&lt;">&lt;&amp;&quot;&gt;</b>')
  })
})

describe('figures', () => {
  it('round half an øre up and add up', () => {
    expect(vatOf(2)).toBe(1)
    expect(vatOf(1)).toBe(0)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.boolean()), { minLength: 1 }),
        (given) => {
          const lines = given.map(([net, taxed]) => ({
            text: 't',
            quantity: 1,
            unit: 'EA' as const,
            net,
            taxed,
          }))
          const { totals, subtotals } = figuresOf(lines)
          expect(totals.gross).toBe(totals.net + totals.vat)
          expect(subtotals.reduce((sum, s) => sum + s.base, 0)).toBe(totals.net)
          for (const s of subtotals) expect(s.vat).toBe(s.taxed ? Math.round(s.base / 4) : 0)
        },
      ),
    )
  })

  it('multiply: quantity times unit price is the net amount, in whole øre', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.string(), (net, key) => {
        const line = { text: 'STAFF', net, taxed: true, ...quantityOf(net, 'STAFF', key) }
        expect(Number.isInteger(unitPrice(line))).toBe(true)
        expect(unitPrice(line) * line.quantity).toBe(net)
      }),
    )
  })
})

describe('invoice numbers', () => {
  it('are a supplier’s own, and grow with the date whatever the order of asking', () => {
    const documents = Array.from({ length: 200 }, (_, i) => ({
      id: `d${i}`,
      creditorNo: '1',
      date: `20${19 + Math.floor(i / 60)}-01-${String((i % 28) + 1).padStart(2, '0')}`,
    }))
    const numberOf = numbering(documents)
    const backwards = numbering([...documents].reverse())
    expect(new Set(documents.map((d) => numberOf(d.id))).size).toBe(documents.length)
    for (const d of documents) expect(backwards(d.id)).toBe(numberOf(d.id))
  })
})

describe('the chart', () => {
  const names = Array.from({ length: 300 }, (_, i) => `ACCOUNT ${i}`)
  it('gives every name a number of its own', () => {
    const chart = chartOf(names)
    expect(new Set([...chart.values()].map((a) => a.account)).size).toBe(chart.size)
  })
  it('moves what is closed to its successor from the closing day on', () => {
    const chart = chartOf(names)
    for (const [old, successor] of CLOSED_ACCOUNTS) {
      expect(codingOf(chart, old, 'X', '2021-12-31').account).toBe(chart.get(old)?.account)
      expect(codingOf(chart, old, 'X', CLOSING_DAY).account).toBe(chart.get(successor)?.account)
    }
  })
  it('knows what carries no VAT', () => {
    expect(['PREMIUMS PAID', 'POSTAGES', 'RATES', 'GRANTS-GENERAL', 'AGENCY STAFF'].map(vatCodeOf)).toEqual([
      'I0',
      'I0',
      'I0',
      'I0',
      'I25',
    ])
  })
})

describe('institutions', () => {
  it('have numbers of their own', () => {
    const institutions = [...institutionsOf(Array.from({ length: 400 }, (_, i) => `CENTRE ${i}`)).values()]
    expect(new Set(institutions.map((i) => i.gln)).size).toBe(institutions.length)
    expect(new Set(institutions.map((i) => i.costCentre)).size).toBe(institutions.length)
  })
})

describe('the source', () => {
  const header =
    'ledger,line_id,date,supplier_id,supplier_name,description,department,cost_centre,account,amount,currency,document_no\n'
  it('makes documents of lines of one payment, creditor, day and cost centre', () => {
    const text =
      header +
      'h,B1/7-1,2020-01-02,7,S,first,,PARK,A,1.50,GBP,B1/7\n' +
      'h,B1/7-2,2020-01-02,7,S,second,,PARK,B,2,GBP,B1/7\n' +
      'h,B1/7-3,2020-01-02,7,S,third,,ROAD,B,2,GBP,B1/7\n' +
      'h,9-1,2020-01-02,,BANK,fourth,,ROAD,B,2,GBP,\n' +
      'h,B1/7-4,2021-01-02,7,S,later,,PARK,A,1,GBP,B1/7\n'
    const documents = readSource(text, '2020-01-01', '2020-12-31')
    expect(documents.map((d) => [d.documentNo, d.lines.map((line) => line.net)])).toEqual([
      ['B1-7', [150, 200]],
      ['B1-7', [200]],
      ['9', [200]],
    ])
    expect(documents[2]?.creditorNo).toMatch(/^9\d{5}$/)
  })
})

describe('uniform pairs', () => {
  const institution = { gln: '1', name: 'PARK', costCentre: '2', area: 'parks' as const }
  const document = (day: number, account: string, codedBy: string, postedBy = 'P1'): HistoryDocument => ({
    documentId: `d${day}`,
    bookedOn: `2020-01-${String(day).padStart(2, '0')}`,
    invoiceDate: '2020-01-01',
    creditorNo: '7',
    institution,
    lines: [{ lineId: `l${day}`, text: '', coding: { account, vatCode: 'I25', dimensions: {} }, net: 1 }],
    codedBy,
    postedBy,
  })
  const alike = (count: number): HistoryDocument[] =>
    Array.from({ length: count }, (_, i) => document(i + 2, '4000', 'person:p1'))
  const isUniform = (documents: readonly HistoryDocument[]): boolean =>
    uniformPairs(documents).has(pairKey('7', '1'))

  it('need twenty lines that people coded', () => {
    expect(isUniform(alike(20))).toBe(true)
    expect(isUniform(alike(19))).toBe(false)
    expect(isUniform([...alike(19), document(30, '4000', 'robot')])).toBe(false)
  })
  it('forget what came before, and do not hear what a robot coded', () => {
    expect(isUniform([document(1, '5000', 'person:p1'), ...alike(20)])).toBe(true)
    expect(isUniform([...alike(20), document(30, '5000', 'robot')])).toBe(true)
    expect(isUniform([...alike(20), document(30, '5000', 'person:p1', 'ROBOT')])).toBe(true)
    expect(isUniform([...alike(20), document(30, '5000', 'person:p1')])).toBe(false)
  })
})
