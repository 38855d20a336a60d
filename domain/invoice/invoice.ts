import type { Ore } from '../money.ts'

/** A calendar date, `YYYY-MM-DD`, without a zone: as it stands on the document. */
export type IsoDate = string
/** A moment, ISO 8601 with offset or Z. */
export type Instant = string

export type DocumentKind = 'invoice' | 'creditNote'
export type DocumentFormat = 'oioubl' | 'peppol' | 'cii'

/**
 * What the document says of one party. Texts are NFC, trimmed, and have CPR numbers masked. Here and below, fields that a record of an
 * earlier reader lacks are optional, and no rule concludes from their absence alone where `readerVersion` is missing.
 */
export interface Party {
  readonly name: string
  /** Danish company number, eight digits, without the prefix DK. Absent where the document gives none. */
  readonly cvr?: string
  /** Electronic address as the document gives it, scheme included: `EAN:5790000000000`. */
  readonly endpoint?: string
  readonly street?: string
  readonly postcode?: string
  readonly city?: string
  /** ISO 3166, two letters. */
  readonly country?: string
  /** For VAT, as written, spaces removed: `DK12345678`, `SE…`. */
  readonly vatNumber?: string
  /** Every eight-digit company or VAT number that the document gives for the party, each once. */
  readonly companyNumbers?: readonly string[]
}

/** How the supplier wants to be paid, as the document says; digits only, spaces removed. */
export interface PaymentMeans {
  /** UN/CEFACT 4461 code: 31/42 account, 58 SEPA, 93 FIK, 50 Giro, 97 NemKonto … */
  readonly code: string
  /** `IBAN:DK…`, `BANK:<reg>-<account>`, `FIK:71-<creditor>`, `GIRO:01-<account>` or `NEMKONTO`; absent where none is given. */
  readonly account?: string
  /** Something stands where the account should, but it is no account of this means. */
  readonly unreadable?: boolean
  /** FIK and Giro: the kind of slip, as written. */
  readonly card?: string
  /** FIK and Giro: the payer's id on the slip, spaces removed. */
  readonly paymentId?: string
}

/** An amount taken off (or, as a charge, added), of a line or of the document. Never negative by itself: the sign is in `charge`. */
export interface Allowance {
  readonly charge: boolean
  readonly amount: Ore
  readonly reason?: string
  readonly vatCategory?: VatCategory
  /** Per cent in hundredths. */
  readonly vatRate?: number
}

/** Of delivery, as written. */
export interface Period {
  readonly start?: IsoDate
  readonly end?: IsoDate
}

/** Who is to have the money where it is not the supplier. */
export interface Payee {
  readonly name?: string
  readonly cvr?: string
}

/** What is strange about the document as a text, found while it was read; `path` is one of the document. */
export interface Oddity {
  readonly what: 'invisible' | 'reversing' | 'lookalike' | 'outside'
  readonly path: string
  /** It stands in a number, a name or an account, where it decides who is who. */
  readonly inIdentity: boolean
}

export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'O'

export interface InvoiceLine {
  /** The line's number on the document. */
  readonly id: string
  readonly text: string
  /** Decimal number as written. */
  readonly quantity?: string
  readonly unit?: string
  /** A quantity stands there, but it is no decimal number. */
  readonly quantityUnreadable?: boolean
  /** Price of one unit, or of `baseQuantity` units: decimal number as written. */
  readonly price?: string
  readonly baseQuantity?: string
  /** OIOUBL: how many units of the price one unit of the quantity is. */
  readonly unitFactor?: string
  readonly allowances?: readonly Allowance[]
  /** OIOUBL: the VAT that the line itself states, by category: several where a duty in it is taxed otherwise. */
  readonly vatParts?: readonly VatSubtotal[]
  /** OIOUBL: excise duties that the line states, which are no part of its net amount. */
  readonly excise?: Ore
  /** OIOUBL: VAT and duties of the line in one sum, as stated. */
  readonly taxTotal?: Ore
  readonly period?: Period
  /** Its number on the document is that of an earlier line too. */
  readonly idRepeated?: boolean
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
  /** Why no VAT is charged, in a code or words. */
  readonly exemption?: string
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
  /** As the document states them; absent where it states none. */
  readonly allowances?: Ore
  readonly charges?: Ore
  readonly prepaid?: Ore
  readonly rounding?: Ore
  /** Excise duties of the document, which are part of `net` (OIOUBL). */
  readonly excise?: Ore
  /** VAT and duties in one sum, as `TaxTotal` states them in the document’s currency. */
  readonly taxTotal?: Ore
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
  /** Location numbers of the buyer that are another's than `gln`. */
  readonly otherGlns?: readonly string[]
  /** The buyer's reference person, by the id that the document gives. */
  readonly orderedBy?: string
  readonly orderNumber?: string
  readonly accountingCost?: string
  readonly lines: readonly InvoiceLine[]
  readonly vat: readonly VatSubtotal[]
  readonly totals: Totals
  readonly payment: readonly PaymentMeans[]
  /** The number of the earlier invoice that it names: that a credit note corrects, or that an invoice takes the place of or settles. */
  readonly corrects?: string
  /** How much of the document is read: absent in records of the first reader. */
  readonly readerVersion?: number
  /** The business process that the document names. */
  readonly profile?: string
  readonly profileKnown?: boolean
  /** The document's type code (UNCL 1001), where it is another than that of a plain invoice or credit note. */
  readonly unusualType?: string
  /** The document calls itself a copy. */
  readonly copy?: boolean
  readonly notes?: readonly string[]
  readonly allowances?: readonly Allowance[]
  readonly payee?: Payee
  readonly period?: Period
  /** Attachments' names, CPR numbers masked. */
  readonly attachments?: readonly string[]
  readonly oddities?: readonly Oddity[]
  /** Where CPR numbers stand, as paths of the document. */
  readonly cprAt?: readonly string[]
  /** Every place names its number as one (`cpr`, or the scheme of an id), so that none is carried on by mistake. */
  readonly cprSure?: boolean
  /** A CPR number stood somewhere in the document (masked in every text here). */
  readonly holdsCpr: boolean
}
