/** An invoice that no rule finds anything in, to be altered in one place by a test. */
import type { Invoice, InvoiceLine } from './invoice.ts'

export const LINE: InvoiceLine = {
  id: '1',
  text: 'Kopipapir A4',
  net: 10_000,
  vatCategory: 'S',
  vatRate: 2500,
}

export const INVOICE: Invoice = {
  kind: 'invoice',
  format: 'peppol',
  number: 'F-1001',
  issueDate: '2026-03-12',
  dueDate: '2026-04-11',
  currency: 'DKK',
  supplier: { name: 'Papirhandel ApS', cvr: '13585628' },
  buyer: { name: 'Byskolen' },
  gln: '5790000000005',
  orderedBy: 'anna',
  lines: [LINE, { ...LINE, id: '2', text: 'Porto', net: 4_000, vatCategory: 'E', vatRate: 0 }],
  vat: [
    { category: 'S', rate: 2500, base: 10_000, vat: 2_500 },
    { category: 'E', rate: 0, base: 4_000, vat: 0 },
  ],
  totals: { lines: 14_000, net: 14_000, vat: 2_500, gross: 16_500, payable: 16_500 },
  payment: [{ code: '42', account: 'BANK:5301-0001234567' }],
  holdsCpr: false,
}
