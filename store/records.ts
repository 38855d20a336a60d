/**
 * The record of an invoice: one document, `_id` the invoice's id. Every step sets its own part by one atomic write, once a run: what is there from this
 * run or a later one is never overwritten, so a step that runs twice, or comes back late, answers what the first time answered.
 */
import { type Connection, Schema } from 'mongoose'
import type { CodedLine } from '../domain/coding/coding.ts'
import type { Proposal, ProposedLine } from '../domain/coding/proposal.ts'
import type { Suggestion } from '../domain/coding/suggest.ts'
import type { AreaMode } from '../domain/control/area.ts'
import type { DuplicateVerdict } from '../domain/duplicates/verdict.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { EndState } from '../domain/invoice/ends.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Route } from '../domain/invoice/route.ts'
import type { PostingBody } from '../domain/posting/body.ts'
import type { Decision } from '../domain/review/decision.ts'
import { hasPart, isEverywhere, type RightHolder } from '../domain/review/right.ts'
import type { Finding, RuleContext } from '../domain/rules/rule.ts'
import { isDuplicateKey, modelOf, SCHEMA_OPTIONS } from './model.ts'

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

export interface Review {
  readonly reason: ErrorCode
  readonly blind: boolean
  readonly proposal: boolean
  readonly mayBeDuplicate: boolean
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

/** A record as the statistics of the rules read it. */
export type Judged = Pick<InvoiceRecord, '_id' | 'area' | 'parties' | 'outcome'>

/** A record in which people coded without a proposal in sight, as the learned coder is compared with it. */
/** What the rule of thumb proposed, and what the coder in the shadow had said. */
export interface Proposed extends Pick<InvoiceRecord, '_id' | 'area'> {
  readonly suggestion: SuggestionKept
  readonly proposal: { readonly lines: readonly Pick<ProposedLine, 'doubt'>[] }
}
export type Compared = Pick<InvoiceRecord, '_id' | 'area' | 'suggestion' | 'outcome' | 'invoice'>

/** A record of an invoice that could be read and has ended, as a training reads it. */
export type EndedRecord = Pick<
  InvoiceRecord,
  '_id' | 'documentId' | 'invoice' | 'parties' | 'proposal' | 'routed' | 'review' | 'wasShown'
> &
  Required<Pick<InvoiceRecord, 'outcome'>>

/** Where an invoice is, as its record shows it: `underWay` has been shown to nobody yet, `held` may be one of a batch besides; `open` is everything that has not ended. */
export const RECORD_STATES = ['waiting', 'quarantined', 'underWay', 'held', 'ended', 'open'] as const
export type RecordState = (typeof RECORD_STATES)[number]

/** Filters of a list for people. */
export interface RecordFilter {
  /** Of these only. */
  readonly ids?: readonly InvoiceId[]
  readonly area?: string
  readonly state?: RecordState
  readonly end?: EndState
  readonly reason?: ErrorCode
  /** Those that this person may decide, or was asked about. */
  readonly decidableBy?: RightHolder
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    source: { type: String, required: true },
    documentId: { type: String, required: true },
    fileName: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    size: { type: Number, required: true },
    sha256: { type: String, required: true },
    invoice: Schema.Types.Mixed,
    quarantine: Schema.Types.Mixed,
    area: String,
    parties: Schema.Types.Mixed,
    duplicates: Schema.Types.Mixed,
    proposal: Schema.Types.Mixed,
    suggestion: Schema.Types.Mixed,
    routed: Schema.Types.Mixed,
    bodies: Schema.Types.Mixed,
    decisions: Schema.Types.Mixed,
    copies: Schema.Types.Mixed,
    ignored: Schema.Types.Mixed,
    review: Schema.Types.Mixed,
    wasShown: Boolean,
    outcome: Schema.Types.Mixed,
  },
  SCHEMA_OPTIONS,
)

type Part = 'parties' | 'proposal' | 'routed'

export function records(db: Connection) {
  const model = modelOf(db, 'records', schema)
  const find = async (id: string, fields: readonly (keyof InvoiceRecord)[] = []) => {
    const projection = Object.fromEntries(fields.map((field) => [field, 1]))
    return (await model.collection.findOne({ _id: id as never }, { projection })) as InvoiceRecord | null
  }

  /** Writes where the record is still as `unless` says; false where somebody was there before. */
  const writeOnce = async (id: InvoiceId, unless: object, parts: object): Promise<boolean> => {
    const { matchedCount } = await model.collection.updateOne({ _id: id as never, ...unless }, setting(parts))
    return matchedCount === 1
  }
  /** What was there before. */
  const kept = async <T>(
    id: InvoiceId,
    field: keyof InvoiceRecord,
    of: (record: InvoiceRecord) => T | undefined,
  ): Promise<NonNullable<T>> => {
    const record = await find(id, [field])
    const value = record ? of(record) : undefined
    if (value === undefined || value === null) throw new Error('there is no such record')
    return value
  }

  return {
    get: async (id: string, fields?: readonly (keyof InvoiceRecord)[]) =>
      (await find(id, fields)) ?? undefined,

    /** Those of the ids that exist, with what the intake and reconcile must know of them. */
    brief: async (ids: readonly string[]) =>
      (await model
        .find(
          { _id: { $in: ids } },
          'sha256 quarantine outcome review area invoice.totals.gross decisions.kind decisions.refused',
        )
        .lean()) as unknown as readonly InvoiceRecord[],

    /** Keeps what arrived, once: a second arrival of the id changes nothing. Answers whether it was new. */
    insert: async (record: InvoiceRecord): Promise<boolean> => {
      try {
        await model.collection.insertOne(record as never)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /**
     * Sets a step's part, and what goes along with it, unless this run or a later one has set it; answers the part that counts. What goes along as undefined
     * is taken away: an earlier run had it.
     */
    setOnce: async <P extends Part>(
      id: InvoiceId,
      part: P,
      value: NonNullable<InvoiceRecord[P]>,
      along: Pick<InvoiceRecord, 'duplicates' | 'area' | 'suggestion'> = {},
    ): Promise<NonNullable<InvoiceRecord[P]>> => {
      const stale = { $or: [{ [part]: { $exists: false } }, { [`${part}.run`]: { $lt: value.run } }] }
      return (await writeOnce(id, stale, { ...along, [part]: value }))
        ? value
        : kept(id, part, (r) => r[part])
    },

    /** Of an invoice whose step had failed before; what the route has set stays. */
    keepDuplicates: async (id: InvoiceId, duplicates: DuplicatesKept): Promise<void> => {
      await writeOnce(id, { duplicates: { $exists: false } }, { duplicates })
    },

    /** Freezes the body of an act before its first try; answers the frozen one. */
    freezeBody: async (id: InvoiceId, act: string, body: PostingBody): Promise<PostingBody> => {
      const field = `bodies.${act}`
      const wrote = await writeOnce(id, { [field]: { $exists: false } }, { [field]: body })
      return wrote ? body : kept(id, 'bodies', (r) => r.bodies?.[act])
    },

    /** Keeps a decision under its id, once; answers the one that is kept. */
    keepDecision: async (id: InvoiceId, decision: KeptDecision): Promise<KeptDecision> => {
      const unless = { 'decisions.id': { $ne: decision.id } }
      const { matchedCount } = await model.collection.updateOne({ _id: id as never, ...unless }, {
        $push: { decisions: decision },
      } as never)
      if (matchedCount === 1) return decision
      return kept(id, 'decisions', (r) => r.decisions?.find((d) => d.id === decision.id))
    },

    /** Keeps what a person wrote beside a decision that counts; it never enters a workflow. */
    keepComment: async (id: InvoiceId, decision: string, comment: string): Promise<void> => {
      await model.collection.updateOne({ _id: id as never, 'decisions.id': decision }, {
        $set: { 'decisions.$.comment': comment },
      } as never)
    },

    setRefused: async (id: InvoiceId, decision: string, refused: boolean): Promise<void> => {
      await model.collection.updateOne({ _id: id as never, 'decisions.id': decision }, {
        $set: { 'decisions.$.refused': refused },
      } as never)
    },

    /** Of what only the imported ledger holds there is no record, and nothing to keep it in. */
    keepCopy: async (id: string, copy: InvoiceId): Promise<void> => {
      await model.collection.updateOne({ _id: id as never }, { $addToSet: { copies: copy } } as never)
    },

    keepIgnored: async (id: InvoiceId, ignored: Ignored): Promise<void> => {
      await model.collection.updateOne(
        { _id: id as never, 'ignored.signal': { $ne: ignored.signal } },
        { $push: { ignored: { $each: [ignored], $slice: -IGNORED_KEPT } } as never },
      )
    },

    openReview: async (id: InvoiceId, review: Review): Promise<void> => {
      const shown = review.proposal && !review.blind ? { wasShown: true } : {}
      await model.collection.updateOne({ _id: id as never }, { $set: { review, ...shown } })
    },

    setLevel: async (id: InvoiceId, level: number): Promise<void> => {
      await model.collection.updateOne(
        { _id: id as never, review: { $exists: true } },
        { $max: { 'review.level': level } },
      )
    },

    /** Writes the outcome once; the first counts. Answers it. */
    setOutcome: async (id: InvoiceId, outcome: Outcome): Promise<Outcome> => {
      const wrote = await writeOnce(id, { outcome: { $exists: false } }, { outcome })
      return wrote ? outcome : kept(id, 'outcome', (r) => r.outcome)
    },

    /** Those that ended without having been written down for the check for duplicates, by id. */
    notWrittenDown: async (after: string, limit: number) =>
      (await model
        .find({ _id: { $gt: after }, 'outcome.notWrittenDown': true })
        .sort({ _id: 1 })
        .limit(limit)
        .lean()) as unknown as readonly InvoiceRecord[],

    setWrittenDown: async (id: InvoiceId): Promise<void> => {
      await model.collection.updateOne({ _id: id as never }, { $unset: { 'outcome.notWrittenDown': '' } })
    },

    /** A quarantined document was read after all, or failed again. */
    setRead: async (
      id: InvoiceId,
      read: { invoice: Invoice; area?: string } | { quarantine: Quarantine },
    ): Promise<void> => {
      const update =
        'invoice' in read ? { $set: { ...read }, $unset: { quarantine: '' } } : { $set: { ...read } }
      await model.collection.updateOne({ _id: id as never, invoice: { $exists: false } }, update as never)
    },

    /** A page of a list for people, the oldest first. */
    list: async (filter: RecordFilter, skip: number, limit: number) =>
      (await model
        .find(filterOf(filter), '-bodies -proposal -invoice.lines')
        .sort({ receivedAt: 1, _id: 1 })
        .skip(skip)
        .limit(limit)
        .lean()) as unknown as readonly InvoiceRecord[],

    /** Those that have not ended, by id: a page stays a page whatever ends meanwhile. */
    openAfter: async (after: string, limit: number, state: 'open' | 'quarantined' = 'open') =>
      (await model
        .find({ _id: { $gt: after }, ...filterOf({ state }) }, '-bodies -proposal')
        .sort({ _id: 1 })
        .limit(limit)
        .lean()) as unknown as readonly InvoiceRecord[],

    /** What the rules found since a day and what became of it, one record at a time. */
    findingsSince: async function* (since: Date): AsyncGenerator<Judged> {
      const cursor = model
        .find({ receivedAt: { $gte: since } }, 'area parties.findings outcome.end outcome.agrees')
        .lean()
        .cursor()
      for await (const record of cursor) yield record as unknown as Judged
    },

    /** What people coded blind or in the ERP since a day, and what the learned coder had said, one record at a time. Where there was no proposal there is no precedent, and it would not decide. */
    suggestedSince: async function* (since: Date): AsyncGenerator<Compared> {
      const unaided = {
        $or: [{ 'outcome.end': 'codedInErp' }, { 'review.blind': true }],
      }
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
          'area suggestion outcome invoice.totals.net',
        )
        .lean()
        .cursor()
      for await (const record of cursor) yield record as unknown as Compared
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

    count: (filter: RecordFilter) => model.countDocuments(filterOf(filter)),

    /** Of these, or all of a source: what reconcile compares with the other books. */
    forBooks: async (of: { readonly source: string } | { readonly ids: readonly string[] }) =>
      (await model
        .find(
          'ids' in of ? { _id: { $in: of.ids } } : of,
          'sha256 invoice.kind outcome bodies duplicates decisions.kind decisions.of decisions.refused',
        )
        .lean()) as unknown as readonly Pick<
        InvoiceRecord,
        '_id' | 'sha256' | 'invoice' | 'outcome' | 'bodies' | 'duplicates' | 'decisions'
      >[],

    ensureIndexes: async () => {
      await model.collection.createIndex({ receivedAt: 1 })
      // What the nightly increment asks: what has ended since, and whether the ledger's document is ours.
      await model.collection.createIndex({ 'outcome.at': 1 })
      await model.collection.createIndex({ documentId: 1 })
    },
  }
}

/** Sets what there is, and takes away what is undefined. */
function setting(parts: object) {
  const all = Object.entries(parts)
  const gone = all.filter(([, value]) => value === undefined)
  return {
    $set: Object.fromEntries(all.filter(([, value]) => value !== undefined)),
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map(([name]) => [name, ''])) } : {}),
  }
}

const READ_AND_ENDED = { invoice: { $exists: true }, outcome: { $exists: true } }

/** How many ignored signals a record keeps. */
const IGNORED_KEPT = 50

const HELD = { 'routed.batch': { $exists: true }, 'routed.route.to': 'robot' }

/** An invoice waits when people have been shown it and it has not ended. */
function filterOf({ ids, area, state, end, reason, decidableBy }: RecordFilter): Record<string, unknown> {
  const shownToNobody = {
    review: { $exists: false },
    quarantine: { $exists: false },
    outcome: { $exists: false },
  }
  const states = {
    waiting: { review: { $exists: true }, outcome: { $exists: false } },
    quarantined: { quarantine: { $exists: true }, outcome: { $exists: false } },
    underWay: { ...shownToNobody, $nor: [HELD] },
    held: { ...shownToNobody, ...HELD },
    ended: { outcome: { $exists: true } },
    open: { outcome: { $exists: false } },
  }
  const conditions = [
    ...(reason ? [{ $or: [{ 'review.reason': reason }, { 'quarantine.code': reason }] }] : []),
    ...(decidableBy ? [decidable(decidableBy)] : []),
  ]
  return {
    ...(ids ? { _id: { $in: ids } } : {}),
    ...(area ? { area } : {}),
    ...(state ? states[state] : {}),
    ...(end ? { 'outcome.end': end } : {}),
    ...(conditions.length > 0 ? { $and: conditions } : {}),
  }
}

/** As `domain/review/right.ts` decides it. Who was asked sees it too, and the others still do: the colleague may be away. */
function decidable(person: RightHolder): Record<string, unknown> {
  const { personId, areas, ceiling } = person
  const asked = { 'review.assignee': personId }
  if (!hasPart(person)) return asked
  return {
    $or: [
      asked,
      {
        'invoice.totals.gross': { $gte: -ceiling, $lte: ceiling },
        'invoice.orderedBy': { $ne: personId },
        ...(isEverywhere(person) ? {} : { area: { $in: areas } }),
      },
    ],
  }
}
