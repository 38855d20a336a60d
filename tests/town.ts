/** A small municipality for tests: registers, a ledger of uniform codings, and invoices to order. */
import { createHash } from 'node:crypto'
import type { Coding } from '../domain/coding/coding.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Store } from '../store/store.ts'

export const AREA = 'parks'
export const GLN = '5790000000012'
export const CREDITOR = 'K1'
export const CVR = '10000009'
export const ACCOUNT_NO = 'BANK:1234-0001234567'
export const CODING: Coding = { account: '4600', vatCode: 'I25', dimensions: {} }
