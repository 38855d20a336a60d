/** What a rule is: a pure look at one thing in an invoice, with the registers' answers beside it. */
import type { ErrorCode } from '../errors.ts'
import type { Instant, Invoice } from '../invoice/invoice.ts'
import type { AmountHistory, Creditor, InstitutionAnswer, NamedAccount, RegisterName } from './registers.ts'

/** `note`: worth knowing · `manual`: a person must look · `reject`: cannot be paid as it is; a person is proposed to send it back. */
export type Severity = 'note' | 'manual' | 'reject'

export type RuleCode = Extract<ErrorCode, `RULE_${string}`>

export interface Finding {
  readonly code: ErrorCode
  readonly severity: Severity
  /** Where in the invoice, in the field names of `Invoice`; never a text of the document. */
  readonly path: string
  /** What it would have been, where the rule is in shadow: it is then counted as a note. */
  readonly shadow?: Severity
  /** What a reader needs beside the sentence: amounts, masked accounts. Never a name, a whole account or a text of the document. */
  readonly facts?: Readonly<Record<string, string>>
}

/** What the registers know of the parties; looked up before the rules run, so that the rules stay pure. */
export interface RuleContext {
  readonly invoice: Invoice
  /** When the ERP received it. Rules compare dates with this, never with the clock. */
  readonly receivedAt: Instant
  /** Nobody knows when it was received: `receivedAt` is then the moment of asking, and how old the invoice is cannot be held against it. */
  readonly receivedUnknown?: boolean
  readonly institution: InstitutionAnswer | undefined
  /** Creditors registered under the supplier's CVR number. */
  readonly creditors: readonly Creditor[]
  /**
   * Registers that were not given at all. Only a check outside the workflow may say so: what needs them is then a note. In the workflow an
   * empty register answers "unknown", which wants a person: an import that failed must not open the door.
   */
  readonly absent?: readonly RegisterName[]
  /** The account of the chart that the document's coding string names; undefined where it names none. */
  readonly accountNamed?: NamedAccount | undefined
  /** What this supplier's earlier invoices came to; undefined where there are none. */
  readonly amounts?: AmountHistory | undefined
  /** Ids of rules that the institution's area has in shadow. */
  readonly shadow?: readonly string[]
}

export interface Rule {
  /** Stable name, used in records and statistics. */
  readonly id: string
  /** Law, standard or practice that it comes from. */
  readonly source: string
  /** Every code that it finds, and how severely. */
  readonly finds: Readonly<Partial<Record<RuleCode, readonly Severity[]>>>
  /** Whether an area may have it counted without acting. Never for what keeps money from the wrong account or a citizen's number from the wrong eyes. */
  readonly mayShadow: boolean
  readonly check: (context: RuleContext) => readonly Finding[]
}
