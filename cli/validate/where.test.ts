import { expect, it } from 'vitest'
import { whereIn } from './where.ts'

const peppol = { format: 'peppol', kind: 'invoice' } as const

it.each([
  ['totals.payable', '/Invoice/LegalMonetaryTotal/PayableAmount'],
  ['lines[0].net', '/Invoice/InvoiceLine[1]/LineExtensionAmount'],
  ['lines[11].vatParts[0].vat', '/Invoice/InvoiceLine[12]/TaxTotal'],
  ['vat[1].rate', '/Invoice/TaxTotal/TaxSubtotal[2]/TaxCategory/Percent'],
  ['payment[2].account', '/Invoice/PaymentMeans[3]/PayeeFinancialAccount/ID'],
  ['vat', '/Invoice/TaxTotal/TaxSubtotal'],
  ['supplier.cvr', '/Invoice/AccountingSupplierParty/Party/PartyLegalEntity/CompanyID'],
  ['/Invoice/Note[2]', '/Invoice/Note[2]'],
  ['number', '/Invoice/ID'],
  ['notes[1]', '/Invoice/Note[2]'],
  ['suppliers', 'suppliers'],
  ['line 3, column 4', 'line 3, column 4'],
  ['', ''],
])('%s is %s', (path, where) => {
  expect(whereIn(path, peppol)).toBe(where)
})

it('goes OIOUBL’s own ways, and those of a credit note', () => {
  expect(whereIn('orderedBy', { ...peppol, format: 'oioubl' })).toBe(
    '/Invoice/AccountingCustomerParty/Party/Contact/ID',
  )
  expect(whereIn('lines[1].quantity', { ...peppol, kind: 'creditNote' })).toBe(
    '/CreditNote/CreditNoteLine[2]/CreditedQuantity',
  )
})
