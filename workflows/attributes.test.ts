import { expect, it } from 'vitest'
import { SEARCH_ATTRIBUTES } from './attributes.ts'

it('the search attributes are those that a namespace and saved searches know', () => {
  expect(SEARCH_ATTRIBUTES.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'InvoiceArea KEYWORD',
    'InvoiceStatus KEYWORD',
    'InvoiceRoute KEYWORD',
    'InvoiceAmount DOUBLE',
    'InvoiceReceived DATETIME',
  ])
})
