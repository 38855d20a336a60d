/**
 * Sightings of invoices by their blocking keys: one small document a key, `_id` the key, with the newest that bear it in order of arrival. An invoice writes
 * its own keys first and reads them after: of two that arrive together at least one sees the other.
 */
import { type Connection, Schema } from 'mongoose'
import { type Blocks, blocks, keptIn, keysOf } from '../domain/duplicates/blocks.ts'
import { bookedDocument } from '../domain/duplicates/fingerprint.ts'
import { POSTED_BEFORE, type Sighting, sighting } from '../domain/duplicates/sighting.ts'
import { groupBy } from '../domain/group.ts'
import type { DocumentKind } from '../domain/invoice/invoice.ts'
import type { Ore } from '../domain/money.ts'
import { type Addition, addAll, BUCKET_SCHEMA } from './buckets.ts'
import { findAll, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** Where an invoice stands and as what: what is given up is what was written. */
interface Own {
  readonly _id: string
  readonly keys: readonly string[]
  readonly entries: readonly string[]
}

const ownSchema = new Schema<Own>(
  {
    _id: { type: String, required: true },
    keys: { type: [String], required: true },
    entries: { type: [String], required: true },
  },
  SCHEMA_OPTIONS,
)

export function sightings(db: Connection) {
  const model = modelOf(db, 'sightings', BUCKET_SCHEMA)
  const own = modelOf(db, 'sightingKeys', ownSchema)

  return {
    /** Writes an invoice under all its keys; again changes nothing. */
    put: async (s: Sighting): Promise<void> => {
      const found = blocks(s)
      await own.collection.updateOne(
        { _id: s.id as never },
        { $addToSet: { keys: { $each: [...keysOf(found)] }, entries: written(s) } as never },
        { upsert: true },
      )
      await addAll(model, entriesOf(s, found))
    },

    /** Many at once, of what was booked before; safe to repeat. */
    putMany: async (all: readonly Sighting[]): Promise<void> => {
      const byKey = groupBy(
        all.flatMap((s) => entriesOf(s, blocks(s))),
        ({ key }) => key,
      )
      await addAll(
        model,
        [...byKey.values()].flatMap((same): readonly Addition[] => {
          const [first] = same
          return first ? [{ ...first, entries: same.flatMap((e) => e.entries).slice(-first.kept) }] : []
        }),
      )
    },

    /** The buckets of an invoice's keys, as they are now: one read. */
    around: async (s: Sighting): Promise<Around> => {
      const found = blocks(s)
      const buckets = await findAll(model, keysOf(found))
      // The same invoice stands under several keys: it is read once.
      const seen = new Map<string, Sighting>()
      const readOnce = (entry: string): Sighting => seen.get(entry) ?? keep(seen, entry)
      return {
        blocks: found,
        buckets: new Map(buckets.map(({ _id, by }) => [_id, by.map(readOnce)] as const)),
      }
    },

    /** Notes that a document was posted, wherever it was written; again changes nothing. */
    post: async (id: string, at: Date): Promise<void> => {
      const stands = await own.findById(id).lean()
      const waiting = (stands?.entries ?? []).map(read).filter((s) => s.postedAt === undefined)
      for (const s of waiting) {
        const posted = written({ ...s, postedAt: at.getTime() })
        // First where it is looked for when it is given up.
        await own.collection.updateOne({ _id: id as never }, { $addToSet: { entries: posted } as never })
        // In its place: the order is that of arrival.
        await model.collection.updateMany(
          { _id: { $in: stands?.keys as never[] }, by: written(s) as never },
          { $set: { 'by.$': posted } as never },
        )
      }
    },

    /** Takes an invoice out again, wherever it was written. */
    giveUp: async (id: string): Promise<void> => {
      const stands = await own.findById(id).lean()
      if (!stands) return
      await model.collection.updateMany(
        { _id: { $in: stands.keys as never[] } },
        { $pull: { by: { $in: stands.entries } } as never },
      )
      await own.collection.deleteOne({ _id: id as never })
    },
  }
}

export interface Around {
  readonly blocks: Blocks
  readonly buckets: ReadonlyMap<string, readonly Sighting[]>
}

function entriesOf(s: Sighting, found: Blocks): readonly Addition[] {
  return keysOf(found).map((key) => ({ key, kept: keptIn(key, found), entries: [written(s)] }))
}

type Written = readonly [
  id: string,
  kind: DocumentKind,
  payee: string,
  number: string,
  day: number | null,
  arrived: number | null,
  amount: Ore,
  currency: string,
  corrects: string | null,
  /** Left out where there is none, and of what the imported ledger holds: what was written stays as it was. */
  postedAt?: number,
]

/** The other names of the payee are in the keys; of an earlier invoice they are not asked for. */
function written(s: Sighting): string {
  const { id, kind, payee, number, day, arrived, amount, currency, corrects, postedAt } = s
  const isKept = postedAt !== undefined && kind === 'creditNote' && !bookedDocument(id)
  const entry: Written = [
    id,
    kind,
    payee,
    number,
    day ?? null,
    arrived ?? null,
    amount,
    currency,
    corrects ?? null,
  ]
  return JSON.stringify(isKept ? [...entry, postedAt] : entry)
}

function keep(seen: Map<string, Sighting>, entry: string): Sighting {
  const sighting = read(entry)
  seen.set(entry, sighting)
  return sighting
}

function read(entry: string): Sighting {
  const [id, kind, payee, number, day, arrived, amount, currency, corrects, posted] = JSON.parse(
    entry,
  ) as Written
  const postedAt = bookedDocument(id) ? POSTED_BEFORE : posted
  return sighting({
    id,
    kind,
    payee,
    aliases: [],
    number,
    amount,
    currency,
    ...(day === null ? {} : { day }),
    ...(arrived === null ? {} : { arrived }),
    ...(corrects === null ? {} : { corrects }),
    ...(postedAt === undefined ? {} : { postedAt }),
  })
}
