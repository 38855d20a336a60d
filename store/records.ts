/**
 * The records: one document an invoice, `_id` the invoice's id. Every step sets its own part by one atomic write, once a run: what is there from this
 * run or a later one is never overwritten, so a step that runs twice, or comes back late, answers what the first time answered.
 */
import type { Connection } from 'mongoose'
import type { InvoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { PostingBody } from '../domain/posting/body.ts'
import { isDuplicateKey } from './model.ts'
import type {
  DuplicatesKept,
  Ignored,
  InvoiceRecord,
  KeptDecision,
  Outcome,
  Quarantine,
  Review,
} from './record.ts'
import { filterOf, type RecordFilter } from './record-filter.ts'
import { recordModel } from './record-model.ts'
import { readers } from './records-read-again.ts'

type Part = 'parties' | 'proposal' | 'routed'

export function records(db: Connection) {
  const model = recordModel(db)
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

    ...readers(model),

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

/** How many ignored signals a record keeps. */
const IGNORED_KEPT = 50
