/** Booked lines, imported and our own: what experience is made of, and what a replay computes from. */
import { type Connection, Schema } from 'mongoose'
import type { Coding } from '../domain/coding/coding.ts'
import type { IsoDate } from '../domain/invoice/invoice.ts'
import type { Ore } from '../domain/money.ts'
import { codingSchema } from './coding-schema.ts'
import { BULK_SIZE, findAll, frozen, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** Who chose the coding, which is another question than who posted it. */
export type CodedBy =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'robot' | 'unknown'; readonly id?: string }

/** `strong`: coded without a proposal in sight, or otherwise than proposed: it teaches what is coded how · `weak`: everything else. What proves a coder is told by the records. */
export type Label = 'strong' | 'weak'

export interface LedgerLine {
  readonly lineId: string
  readonly documentId: string
  readonly bookedOn: IsoDate
  readonly creditorNo: string
  readonly gln: string
  readonly text: string
  readonly coding: Coding
  /** Negative on a credit note. */
  readonly net: Ore
  readonly codedBy: CodedBy
  readonly label: Label
  readonly postedBy?: string
  readonly supplierInvoiceNo?: string
  readonly invoiceDate?: IsoDate
  /** When this program came to know the line; the first time counts. */
  readonly learntAt: Date
}

type Document = Omit<LedgerLine, 'lineId'> & { readonly _id: string }

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    documentId: { type: String, required: true },
    bookedOn: { type: String, required: true },
    creditorNo: { type: String, required: true },
    gln: { type: String, required: true },
    text: String,
    coding: { type: codingSchema, required: true },
    net: { type: Number, required: true },
    codedBy: new Schema({ kind: { type: String, required: true }, id: String }, { _id: false }),
    label: { type: String, required: true },
    postedBy: String,
    supplierInvoiceNo: String,
    invoiceDate: String,
    learntAt: { type: Date, required: true },
  },
  SCHEMA_OPTIONS,
)
schema.index({ creditorNo: 1, gln: 1, learntAt: 1 })
schema.index({ documentId: 1 })
schema.index({ bookedOn: 1 })
const OPTIONAL = ['postedBy', 'supplierInvoiceNo', 'invoiceDate'] as const

export interface Ledger {
  readonly some: (lineIds: readonly string[]) => Promise<readonly LedgerLine[]>
  /**
   * The lines of a creditor and an institution that were known before a moment, by date and id. For replay and training: it uses
   * a secondary index, so no invoice's way asks it.
   */
  readonly of: (creditorNo: string, gln: string, learntBefore?: Date) => Promise<readonly LedgerLine[]>
  /** The lines of a document, by date and id: for the few credit notes that correct what was booked before. */
  readonly ofDocument: (documentId: string) => Promise<readonly LedgerLine[]>
  /** All lines, document by document: for reports that look at everything. */
  readonly byDocument: () => AsyncIterable<LedgerLine>
  /** The lines booked on these days, the first and the last among them, day by day. */
  readonly booked: (from: IsoDate, to: IsoDate) => AsyncIterable<LedgerLine>
  /** Adds lines, or corrects them; when they were learnt stays as it was. */
  readonly put: (lines: readonly LedgerLine[]) => Promise<void>
  readonly ensureIndexes: () => Promise<void>
}

export function ledger(db: Connection): Ledger {
  const model = modelOf(db, 'ledger', schema)
  return {
    some: async (ids) => (await findAll(model, ids)).map(fromDocument),
    of: async (creditorNo, gln, learntBefore) => {
      const known = learntBefore === undefined ? {} : { learntAt: { $lt: learntBefore } }
      const found = await model.find({ creditorNo, gln, ...known }).lean()
      return (found as Document[]).map(fromDocument).sort(byDate)
    },
    ofDocument: async (documentId) =>
      ((await model.find({ documentId }).lean()) as Document[]).map(fromDocument).sort(byDate),
    byDocument: async function* () {
      for await (const line of model.find().sort({ documentId: 1, _id: 1 }).lean().cursor())
        yield fromDocument(line as Document)
    },
    booked: async function* (from, to) {
      const days = { bookedOn: { $gte: from, $lte: to } }
      for await (const line of model.find(days).sort({ bookedOn: 1 }).lean().cursor())
        yield fromDocument(line as Document)
    },
    put: async (lines) => {
      for (let from = 0; from < lines.length; from += BULK_SIZE) {
        await model.bulkWrite(lines.slice(from, from + BULK_SIZE).map(upsert), { ordered: false })
      }
    },
    ensureIndexes: () => model.ensureIndexes(),
  }
}

/** The order in which lines were booked: the one order that "the latest" means. */
export function byDate(
  a: { readonly bookedOn: string; readonly lineId: string },
  b: { readonly bookedOn: string; readonly lineId: string },
): number {
  if (a.bookedOn !== b.bookedOn) return a.bookedOn < b.bookedOn ? -1 : 1
  return a.lineId < b.lineId ? -1 : a.lineId > b.lineId ? 1 : 0
}

function upsert({ lineId, learntAt, ...rest }: LedgerLine) {
  const absent = OPTIONAL.filter((key) => rest[key] === undefined)
  const $unset = Object.fromEntries(absent.map((key) => [key, 1 as const]))
  return {
    updateOne: {
      filter: { _id: lineId },
      update: { $set: rest, $setOnInsert: { learntAt }, ...(absent.length > 0 ? { $unset } : {}) },
      upsert: true,
    },
  }
}

function fromDocument({ _id, ...rest }: Document): LedgerLine {
  return frozen({ lineId: _id, ...rest })
}
