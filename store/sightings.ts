/**
 * Sightings of invoices by their blocking keys: one small document a key, `_id` the key, with the newest that bear it in order of arrival. An invoice writes
 * its own keys first and reads them after: of two that arrive together at least one sees the other.
 */
import { type Connection, Schema } from 'mongoose'
import { type Blocks, blocks, keptIn, keysOf } from '../domain/duplicates/blocks.ts'
import { factsOf, type Sighting, type SightingFacts, sighting } from '../domain/duplicates/sighting.ts'
import { groupBy } from '../domain/group.ts'
import { type Addition, addAll, BUCKET_SCHEMA, type Bucket } from './buckets.ts'
import { findAll, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** Under which keys an invoice stands: what is given up is what was written. */
interface Own {
  readonly _id: string
  readonly keys: readonly string[]
}

const ownSchema = new Schema(
  { _id: { type: String, required: true }, keys: { type: [String], required: true } },
  SCHEMA_OPTIONS,
)

export function sightings(db: Connection) {
  const model = modelOf(db, 'sightings', BUCKET_SCHEMA)
  const own = modelOf<Own>(db, 'sightingKeys', ownSchema)

  return {
    /** Writes an invoice under all its keys; again changes nothing. */
    put: async (s: Sighting): Promise<void> => {
      const found = blocks(s)
      await own.collection.updateOne(
        { _id: s.id as never },
        { $addToSet: { keys: { $each: [...keysOf(found)] } } as never },
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
        [...byKey.values()].flatMap((same): readonly Addition<Kept>[] => {
          const [first] = same
          return first ? [{ ...first, entries: same.flatMap((e) => e.entries).slice(-first.kept) }] : []
        }),
      )
    },

    /** The buckets of an invoice's keys, as they are now: one read. */
    around: async (s: Sighting): Promise<Around> => {
      const found = blocks(s)
      const buckets = (await findAll(model, keysOf(found))) as unknown as readonly Bucket<Kept>[]
      return { blocks: found, buckets: new Map(buckets.map(({ _id, by }) => [_id, by.map(whole)] as const)) }
    },

    /** Takes an invoice out again, wherever it was written. */
    giveUp: async (id: string): Promise<void> => {
      const written = await own.findById(id).lean()
      if (!written) return
      await model.collection.updateMany(
        { _id: { $in: written.keys as never[] } },
        { $pull: { by: { id } } as never },
      )
    },
  }
}

export interface Around {
  readonly blocks: Blocks
  readonly buckets: ReadonlyMap<string, readonly Sighting[]>
}

type Kept = Omit<SightingFacts, 'aliases'>

function entriesOf(s: Sighting, found: Blocks): readonly Addition<Kept>[] {
  const { aliases: _, ...facts } = factsOf(s)
  return keysOf(found).map((key) => ({ key, kept: keptIn(key, found), entries: [facts] }))
}

/** The other names of the payee are in the keys; of an earlier invoice they are not asked for. */
function whole(kept: Kept): Sighting {
  return sighting({ ...kept, aliases: [] })
}
