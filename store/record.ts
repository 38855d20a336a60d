/** The record of an invoice: what every step found out and decided, in parts of their own. */
import type { CodedLine } from '../domain/coding/coding.ts'
import type { Proposal } from '../domain/coding/proposal.ts'
import type { Suggestion } from '../domain/coding/suggest.ts'
import type { AreaMode } from '../domain/control/area.ts'
import type { DuplicateVerdict } from '../domain/duplicates/verdict.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { EndState } from '../domain/invoice/ends.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Route, Terms } from '../domain/invoice/route.ts'
import type { PostingBody } from '../domain/posting/body.ts'
import type { Decision } from '../domain/review/decision.ts'
import type { Finding, RuleContext } from '../domain/rules/rule.ts'

export interface InvoiceRecord {
  readonly _id: InvoiceId
  readonly source: string
  /** The ERP's id of the document. */
  readonly documentId: string
  readonly fileName: string
  readonly receivedAt: Date
  readonly size: number
  readonly sha256: string
  /** What was read of the original, CPR numbers masked; absent where it could not be read. */
  readonly invoice?: Invoice
  readonly quarantine?: Quarantine
  /** Area of the institution: as known on arrival, then as the rules found it. */
  readonly area?: string
  readonly parties?: Parties & OfRun
  readonly duplicates?: DuplicatesKept
  readonly proposal?: Proposal & OfRun & { readonly asOf: Date }
  /** What the learned coder said; the proposal is its own only where it might decide and was sure. */
  readonly suggestion?: SuggestionKept
  readonly routed?: Routing & OfRun
  /** Bodies frozen before their first try, by act: `robot-<run>`, or the decision’s id. */
  readonly bodies?: Readonly<Record<string, PostingBody>>
  readonly decisions?: readonly KeptDecision[]
  /** Those that people called duplicates of this one; whether it counts stands in theirs. */
  readonly copies?: readonly InvoiceId[]
  /** Signals that did not count. */
  readonly ignored?: readonly Ignored[]
  readonly review?: Review
  /** Some review, perhaps of an earlier start, had a proposal in sight. */
  readonly wasShown?: boolean
  readonly outcome?: Outcome
}

export interface OfRun {
  readonly run: number
}

export interface Quarantine {
  readonly code: ErrorCode
  /** Where in the document; never its text. */
  readonly detail: string
  readonly at: Date
  readonly tries: number
}

/** What the registers knew of the parties when the rules ran, and what the rules found. */
export interface Parties {
  readonly creditorNo?: string
  readonly costCentre?: string
  readonly area?: string
  readonly findings: readonly Finding[]
  readonly rulesVersion: number
  /** What the registers answered then; absent in records of the first rules. */
  readonly answers?: Omit<RuleContext, 'invoice' | 'receivedAt' | 'receivedUnknown' | 'absent'>
}

export interface DuplicatesKept extends DuplicateVerdict {
  readonly version: number
}

export interface SuggestionKept extends Suggestion {
  /** SHA-256 of the model, which is kept. */
  readonly model: string
  /** Where the model is an increment: SHA-256 of the full training that it comes from. */
  readonly training?: string
  /** The score from which it was sure by its permission, whether it might decide or not. */
  readonly threshold?: number
  /** It might decide. */
  readonly mightDecide?: true
  /** It might have decided, but had been wrong in such a line. */
  readonly frozen?: true
  /** It might have decided, but could not be asked. */
  readonly silent?: true
}

export interface Routing {
  readonly route: Route
  readonly mode?: AreaMode
  readonly draw: number
  /** The chance with which the draw was to have it coded blind; absent where the draw had no part in that. */
  readonly inclusion?: number
  /** The chance of an earlier start, which stays. */
  readonly earlierChance?: number
  readonly at: Date
  /** The batch that it has joined, where the learned coder decided. */
  readonly batch?: string
}

export interface KeptDecision extends Decision {
  readonly at: Date
  readonly comment?: string
  /** It was kept, and turned out not to count: refused here, or not done in the ERP. */
  readonly refused?: boolean
}

export interface Ignored {
  /** Which signal it was, within the invoice. */
  readonly signal: string
  readonly reason: ErrorCode
  readonly at: Date
}

export interface Review extends Terms {
  readonly reason: ErrorCode
  readonly level: number
  readonly assignee?: string
  readonly since: Date
  readonly deadlines: readonly Date[]
}

export interface Outcome {
  readonly end: EndState
  /** `robot`, a person's id, or the ERP user. */
  readonly by: string
  readonly at: Date
  readonly journalNo?: number
  /** It stands nowhere that a copy of it would look: that failed, and is tried again every night. */
  readonly notWrittenDown?: boolean
  /** How it was coded in the end, where it was. */
  readonly lines?: readonly CodedLine[]
  /** People coded it, and what each line was coded cannot be told from what was booked. */
  readonly linesUnknown?: true
  /** Whether the robot's proposal, complete and seen by nobody before, was the same; absent where there is nothing to compare. */
  readonly agrees?: boolean
}
