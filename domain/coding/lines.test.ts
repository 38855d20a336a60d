import { expect, it } from 'vitest'
import { INVOICE, LINE } from '../invoice/sample.test-support.ts'
import { placesOf } from './document-place.ts'
import { hashLine } from './keys.ts'
import { dayOf, type LineFacts } from './line.ts'
import { bookedLine, linesOf } from './lines.ts'

const hashed = (lines: readonly LineFacts[]) => {
  const places = placesOf(lines)
  return lines.map((line, i) => places[i] && hashLine(line, places[i]))
}
const day = dayOf('2026-03-14')

it.each(['invoice', 'creditNote'] as const)('a booked %s is learned as it was asked', (kind) => {
  const invoice = { ...INVOICE, kind }
  const booked = invoice.lines.map(({ text, net }, i) =>
    bookedLine(
      {
        lineId: `${i}`,
        documentId: 'invoice/erp/D1',
        bookedOn: '2026-03-14',
        creditorNo: 'K1',
        gln: invoice.gln ?? '',
        text,
        coding: { account: '4600' },
        net: kind === 'creditNote' ? -net : net,
        supplierInvoiceNo: invoice.number,
      },
      invoice.supplier.name,
    ),
  )
  expect(hashed(booked)).toEqual(hashed(linesOf(invoice, 'K1', day)))
})

it('reads the coding string of the line before that of the document, and both before the order', () => {
  const invoice = {
    ...INVOICE,
    orderNumber: 'O-1',
    lines: [LINE, { ...LINE, id: '2', accountingCost: '4711' }],
  }
  const references = (altered: object) =>
    linesOf({ ...invoice, ...altered }, 'K1', day).map((l) => l.reference)
  expect(references({})).toEqual(['O-1', '4711'])
  expect(references({ accountingCost: '4600' })).toEqual(['4600', '4711'])
})
