/** Records read again, one at a time, by those who learn from what became of them, or compare it. */
import type { ProposedLine } from '../domain/coding/proposal.ts'
import { isBeyondShare } from '../domain/invoice/route.ts'
import type { InvoiceRecord, Outcome, SuggestionKept } from './record.ts'
import type { RecordModel } from './record-model.ts'

/** A record as the statistics of the rules read it. */
export type Judged = Pick<InvoiceRecord, '_id' | 'area' | 'parties' | 'outcome'>

/** A record of which a learned coder had said something. */
interface Heard extends Pick<InvoiceRecord, '_id' | 'area'> {
  readonly suggestion: SuggestionKept
}

/** What the rule of thumb proposed, and what the coder in the shadow had said. */
export interface Proposed extends Heard {
  readonly proposal: { readonly lines: readonly Pick<ProposedLine, 'doubt'>[] }
}

/** A record in which people coded without a proposal in sight, as the learned coder is compared with it. */
export interface Compared extends Heard {
  readonly outcome: Outcome
}

/** A record of an invoice that could be read and has ended, as a training reads it. */
export type EndedRecord = Pick<
  InvoiceRecord,
  '_id' | 'documentId' | 'invoice' | 'parties' | 'proposal' | 'routed' | 'review' | 'wasShown'
> &
  Required<Pick<InvoiceRecord, 'outcome'>>

const READ_AND_ENDED = { invoice: { $exists: true }, outcome: { $exists: true } }

export function readers(model: RecordModel) {
  return {
    /** What the rules found since a day and what became of it, one record at a time. */
    findingsSince: async function* (since: Date): AsyncGenerator<Judged> {
      const cursor = model
        .find({ receivedAt: { $gte: since } }, 'area parties.findings outcome.end outcome.agrees')
        .lean()
        .cursor()
      for await (const record of cursor) yield record as unknown as Judged
    },

    /**
     * What people coded blind or in the ERP since a day, and what the learned coder had said, one record at a time. Where there was no proposal there is no
     * precedent, and it would not decide. What the control drew beyond its area's share is left out: it is not like the rest.
     */
    suggestedSince: async function* (since: Date): AsyncGenerator<Compared> {
      const unaided = { $or: [{ 'outcome.end': 'codedInErp' }, { 'review.blind': true }] }
      const told = { $or: [{ 'outcome.lines': { $exists: true } }, { 'outcome.linesUnknown': true }] }
      const cursor = model
        .find(
          {
            receivedAt: { $gte: since },
            'invoice.kind': 'invoice',
            suggestion: { $exists: true },
            'outcome.end': { $ne: 'postedByRobot' },
            $and: [told, unaided],
          },
          'area suggestion outcome routed',
        )
        .lean()
        .cursor()
      for await (const record of cursor)
        if (!record.routed || !isBeyondShare(record.routed)) yield record as unknown as Compared
    },

    /** What the rule of thumb proposed since a day and a coder in the shadow had said, of invoices that have ended, one record at a time. */
    proposedSince: async function* (since: Date): AsyncGenerator<Proposed> {
      const shadow = { $exists: false }
      const cursor = model
        .find(
          {
            receivedAt: { $gte: since },
            suggestion: { $exists: true },
            'suggestion.mightDecide': shadow,
            'suggestion.frozen': shadow,
            'suggestion.silent': shadow,
            'invoice.kind': 'invoice',
            proposal: { $exists: true },
            outcome: { $exists: true },
          },
          'area suggestion proposal.lines.doubt',
        )
        .lean()
        .cursor()
      for await (const record of cursor) yield record as unknown as Proposed
    },

    /** Since when one that was drawn to be coded blind has been waiting for people. */
    oldestOpenDraw: async (): Promise<Date | undefined> => {
      const open = { outcome: { $exists: false }, 'routed.route.reason': 'WAY_CONTROL' }
      const oldest = await model
        .findOne({ ...open, 'invoice.kind': 'invoice' }, 'routed.at')
        .sort({ 'routed.at': 1 })
        .lean()
      return oldest?.routed?.at
    },

    /** Invoices that could be read and have ended, all or those that ended from a moment until before another, one record at a time. */
    ended: async function* (within?: { from: Date; before: Date }): AsyncGenerator<EndedRecord> {
      const at = within ? { 'outcome.at': { $gte: within.from, $lt: within.before } } : {}
      const cursor = model
        .find(
          { ...READ_AND_ENDED, ...at },
          'documentId invoice parties.creditorNo proposal.lines routed review wasShown outcome',
        )
        .sort({ _id: 1 })
        .lean()
        .cursor()
      for await (const record of cursor) yield record as unknown as EndedRecord
    },

    /** Which of these documents, as our own lines in the ledger name them or as the ERP does, were read here and have ended. */
    handled: async (documents: readonly string[]): Promise<ReadonlySet<string>> => {
      const named = { $or: [{ _id: { $in: documents } }, { documentId: { $in: documents } }] }
      const found = await model.find({ ...READ_AND_ENDED, ...named }, 'documentId').lean()
      return new Set(found.flatMap(({ _id, documentId }) => [String(_id), documentId]))
    },
  }
}
