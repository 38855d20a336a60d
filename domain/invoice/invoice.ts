import type { Ore } from '../money.ts'

/** A calendar date, `YYYY-MM-DD`, without a zone: as it stands on the document. */
export type IsoDate = string
/** A moment, ISO 8601 with offset or Z. */
export type Instant = string

export type DocumentKind = 'invoice' | 'creditNote'
export type DocumentFormat = 'oioubl' | 'peppol'

/** What the document says of one party. Texts are NFC, trimmed, and have CPR numbers masked. */
export interface Party {
  readonly name: string
  /** Danish company number, eight digits, without the prefix DK. Absent where the document gives none. */
  readonly cvr?: string
  /** Electronic address as the document gives it, scheme included: `EAN:5790000000000`. */
  readonly endpoint?: string
  readonly street?: string
  readonly postcode?: string
  readonly city?: string
}

/** How the supplier wants to be paid, as the document says; digits only, spaces removed. */
export interface PaymentMeans {
  /** UN/CEFACT 4461 code: 31/42 account, 58 SEPA, 93 FIK, 50 Giro, 97 NemKonto … */
  readonly code: string
  /** `IBAN:DK…`, `BANK:<reg>-<account>`, `FIK:71-<creditor>`, `GIRO:01-<account>` or `NEMKONTO`; absent where none is given. */
  readonly account?: string
}

export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'O'

export interface InvoiceLine {
  /** The line's number on the document. */
  readonly id: string
  readonly text: string
  /** Decimal number as written. */
  readonly quantity?: string
  readonly unit?: string
  readonly net: Ore
  readonly vatCategory: VatCategory
  /** Per cent in hundredths: 2500 is 25 %. */
  readonly vatRate: number
  /** A coding string that the buyer asked to have printed on the line. */
  readonly accountingCost?: string
}

export interface VatSubtotal {
  readonly category: VatCategory
  /** Per cent in hundredths: 2500 is 25 %. */
  readonly rate: number
  readonly base: Ore
  readonly vat: Ore
}

/** The document's own sums. On a credit note they are positive, as the standards write them. */
export interface Totals {
  /** Sum of the lines' net amounts (LineExtensionAmount). */
  readonly lines: Ore
  readonly net: Ore
  readonly vat: Ore
  /** net + VAT + rounding. */
  readonly gross: Ore
  readonly payable: Ore
}

/**
 * An invoice or credit note as every later step sees it, whatever format it came in. It is read from the original
 * once, at intake, and never changed.
 */
export interface Invoice {
  readonly kind: DocumentKind
  readonly format: DocumentFormat
  /** The supplier's own number, as written. */
  readonly number: string
  readonly issueDate: IsoDate
  readonly dueDate?: IsoDate
  readonly deliveryDate?: IsoDate
  /** ISO 4217. */
  readonly currency: string
  readonly supplier: Party
  readonly buyer: Party
  /** The institution: the buyer's 13-digit location number. */
  readonly gln?: string
  /** The buyer's reference person, by the id that the document gives. */
  readonly orderedBy?: string
  readonly orderNumber?: string
  readonly accountingCost?: string
  readonly lines: readonly InvoiceLine[]
  readonly vat: readonly VatSubtotal[]
  readonly totals: Totals
  readonly payment: readonly PaymentMeans[]
  /** On a credit note: the number of the invoice that it corrects. */
  readonly corrects?: string
  /** A CPR number stood somewhere in the document (masked in every text here). */
  readonly holdsCpr: boolean
}
