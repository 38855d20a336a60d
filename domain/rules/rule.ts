/** What a rule is: a pure look at one thing in an invoice, with the registers' answers beside it. */
import type { ErrorCode } from '../errors.ts'
import type { Instant, Invoice } from '../invoice/invoice.ts'

/** `note`: worth knowing · `manual`: a person must look · `reject`: cannot be paid as it is; a person is proposed to send it back. */
export type Severity = 'note' | 'manual' | 'reject'

export interface Finding {
  readonly code: ErrorCode
  readonly severity: Severity
  /** Where in the invoice, in the field names of `Invoice`; never a text of the document. */
  readonly path: string
}

/** What the registers know of the parties; looked up before the rules run, so that the rules stay pure. */
export interface RuleContext {
  readonly invoice: Invoice
  /** When the ERP received it. Rules compare dates with this, never with the clock. */
  readonly receivedAt: Instant
  readonly institution: { readonly area: string; readonly costCentre: string } | undefined
  /** Creditors registered under the supplier's CVR number. */
  readonly creditors: readonly Creditor[]
}

export interface Creditor {
  readonly creditorNo: string
  /** Verified accounts, in the notation of `PaymentMeans.account`. */
  readonly accounts: readonly string[]
}

export interface Rule {
  /** Stable name, used in records and statistics. */
  readonly id: string
  /** Law, standard or practice that it comes from. */
  readonly source: string
  readonly check: (context: RuleContext) => readonly Finding[]
}
