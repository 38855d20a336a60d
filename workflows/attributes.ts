/** The search attributes of an invoice: never encrypted, so they hold no personal data. */
import { defineSearchAttributeKey } from '@temporalio/common'

export const AREA = defineSearchAttributeKey('InvoiceArea', 'KEYWORD')
/** One of `InvoiceStatus` in domain/invoice/ends.ts. */
export const STATUS = defineSearchAttributeKey('InvoiceStatus', 'KEYWORD')
/** undecided, robot, person, control or probe. */
export const ROUTE = defineSearchAttributeKey('InvoiceRoute', 'KEYWORD')
/** Gross, in kroner: for searching only. */
export const AMOUNT = defineSearchAttributeKey('InvoiceAmount', 'DOUBLE')
export const RECEIVED = defineSearchAttributeKey('InvoiceReceived', 'DATETIME')

export const SEARCH_ATTRIBUTES = [AREA, STATUS, ROUTE, AMOUNT, RECEIVED] as const
