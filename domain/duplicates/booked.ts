/** What the duplicate check knows of an invoice that was booked before this program came. */
import type { DocumentKind, IsoDate } from '../invoice/invoice.ts'
import type { Ore } from '../money.ts'
import { ledgerClaimant } from './fingerprint.ts'
import { aliasesOf, dayOf, POSTED_BEFORE, type Sighting, sighting } from './sighting.ts'

export interface Booked {
  readonly documentId: string
  readonly kind: DocumentKind
  readonly creditorNo: string
  readonly supplierInvoiceNo?: string
  readonly invoiceDate?: IsoDate
  readonly gross: Ore
}

export interface BookedSupplier {
  readonly name: string
  readonly cvr?: string
  readonly accounts: readonly string[]
}

/** The books are kept in it. */
const CURRENCY = 'DKK'

/** Undefined where the ledger holds no number of the supplier's. */
export function bookedSighting(booked: Booked, supplier: BookedSupplier | undefined): Sighting | undefined {
  if (!booked.supplierInvoiceNo) return undefined
  const day = dayOf(booked.invoiceDate)
  return sighting({
    id: ledgerClaimant(booked.documentId),
    kind: booked.kind,
    payee: `creditor:${booked.creditorNo}`,
    aliases: supplier ? aliasesOf(supplier) : [],
    number: booked.supplierInvoiceNo,
    ...(day === undefined ? {} : { day }),
    amount: booked.gross,
    currency: CURRENCY,
    postedAt: POSTED_BEFORE,
  })
}
