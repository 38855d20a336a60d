/** What the three books – the ERP's, the records, Temporal – say of one invoice, side by side. */
import type { EndState } from '../invoice/ends.ts'

export interface Standing {
  readonly id: string
  /** In the ERP's list of arrivals. */
  readonly received?: Received
  readonly record?: Recorded
  /** A workflow of this id runs. `status` is the search attribute `InvoiceStatus`. */
  readonly running?: { readonly status: string }
  /** In the ERP's journal of closings. */
  readonly journal?: Journalled
  /** Among the ERP's changes: what others than this program did. */
  readonly changed?: Changed
}

export interface Received {
  readonly sha256: string
  /** The intake's cursor has passed it: it must have a record. */
  readonly taken: boolean
}

export interface Recorded {
  readonly sha256: string
  /** It could be read, so it has, or had, a workflow. */
  readonly readable: boolean
  readonly outcome?: Ended
  /** The ERP's people booked it, and the same was paid already: nobody has said that the two are not one. */
  readonly copyPaid?: boolean
  /** It stands nowhere that a copy of it would look. */
  readonly notWrittenDown?: boolean
  /** It was closed as a duplicate, and nobody is paid for that of which it is one. */
  readonly originalUnpaid?: boolean
  /** Hashes of the bodies that were frozen for it. */
  readonly frozen: readonly string[]
}

export interface Ended {
  readonly end: EndState
  readonly by: string
  readonly journalNo?: number
}

/** How the journal's entry reads as an end: `codedInErp` for every posting that does not bear our key. */
export interface Journalled extends Ended {
  readonly journalNo: number
  /** It bears our key: this program made it. */
  readonly ours: boolean
  /** It was made by the robot's ERP user: then it must be ours. */
  readonly byRobotUser: boolean
  readonly bodyHash?: string
  /** How many entries the document has: one, or the ERP has broken its promise. The other fields are the first's. */
  readonly entries: number
}

export interface Changed {
  readonly kind: 'coded' | 'withdrawn'
  /** The cursor of the changes has passed it: the invoice has been told. */
  readonly passedOn: boolean
}
