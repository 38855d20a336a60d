/**
 * Sightings of invoices by their blocking keys: one small document a key, `_id` the key, with the newest that bear it in order of arrival. An invoice writes
 * its own keys first and reads them after: of two that arrive together at least one sees the other.
 */
import { type Connection, mongo, Schema } from 'mongoose'
import { type Blocks, blocks, keptIn, keysOf } from '../domain/duplicates/blocks.ts'
import { factsOf, type Sighting, type SightingFacts, sighting } from '../domain/duplicates/sighting.ts'
import { groupBy } from '../domain/group.ts'
import { BULK_SIZE, DUPLICATE_KEY, findAll, modelOf, SCHEMA_OPTIONS } from './model.ts'

interface Bucket {
  readonly _id: string
  readonly by: readonly SightingFacts[]
}

/** Under which keys an invoice stands: what is given up is what was written. */
interface Own {
  readonly _id: string
  readonly keys: readonly string[]
}

const schema = new Schema(
  { _id: { type: String, required: true }, by: Schema.Types.Mixed },
  { ...SCHEMA_OPTIONS, strict: false },
)
const ownSchema = new Schema(
  { _id: { type: String, required: true }, keys: { type: [String], required: true } },
  SCHEMA_OPTIONS,
)

/** Of two that make the same bucket at once one has to come again, and then it is there. */
const TRIES = 3

export function sightings(db: Connection) {
  const model = modelOf(db, 'sightings', schema)
  const own = modelOf<Own>(db, 'sightingKeys', ownSchema)

  const push = async (entries: readonly Entry[]): Promise<void> => {
    for (let from = 0; from < entries.length; from += BULK_SIZE)
      await pushBatch(model, entries.slice(from, from + BULK_SIZE))
  }

  return {
    /** Writes an invoice under all its keys; again changes nothing. */
    put: async (s: Sighting): Promise<void> => {
      const found = blocks(s)
      await own.collection.updateOne(
        { _id: s.id as never },
        { $addToSet: { keys: { $each: [...keysOf(found)] } } as never },
        { upsert: true },
      )
      await push(entriesOf(s, found))
    },

    /** Many at once, of what was booked before; safe to repeat. */
    putMany: async (all: readonly Sighting[]): Promise<void> => {
      const byKey = groupBy(
        all.flatMap((s) => entriesOf(s, blocks(s))),
        ({ key }) => key,
      )
      await push(
        [...byKey.values()].flatMap((entries): readonly Entry[] => {
          const [first] = entries
          return first ? [{ ...first, facts: entries.flatMap((e) => e.facts).slice(-first.kept) }] : []
        }),
      )
    },

    /** The buckets of an invoice's keys, as they are now: one read. */
    around: async (s: Sighting): Promise<Around> => {
      const found = blocks(s)
      const buckets = (await findAll(model, keysOf(found))) as unknown as readonly Bucket[]
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

interface Entry {
  readonly key: string
  readonly kept: number
  readonly facts: readonly Kept[]
}

type Kept = Omit<SightingFacts, 'aliases'>

function entriesOf(s: Sighting, found: Blocks): readonly Entry[] {
  const { aliases: _, ...facts } = factsOf(s)
  return keysOf(found).map((key) => ({ key, kept: keptIn(key, found), facts: [facts] }))
}

/** The other names of the payee are in the keys; of an earlier invoice they are not asked for. */
function whole(kept: Kept): Sighting {
  return sighting({ ...kept, aliases: [] })
}

/** A write finds no bucket without its own sighting where it is there already, or where somebody makes the bucket just now: that is told apart by trying again. */
async function pushBatch(
  model: { readonly collection: mongo.Collection | unknown },
  entries: readonly Entry[],
): Promise<void> {
  const collection = model.collection as mongo.Collection<Bucket>
  let left = entries
  for (let tried = 1; left.length > 0 && tried <= TRIES; tried += 1) {
    try {
      await collection.bulkWrite(left.map(upsert), { ordered: false })
      return
    } catch (error) {
      const failed = failedOf(error)
      if (!failed) throw error
      left = left.filter((_, i) => failed.has(i)).flatMap(oneByOne)
    }
  }
}

/** Some of several may be there. */
function oneByOne(entry: Entry): readonly Entry[] {
  return entry.facts.map((one) => ({ ...entry, facts: [one] }))
}

function upsert({ key, kept, facts }: Entry) {
  return {
    updateOne: {
      filter: { _id: key, 'by.id': { $nin: facts.map(({ id }) => id) } },
      update: { $push: { by: { $each: facts, $slice: -kept } } } as never,
      upsert: true,
    },
  }
}

/** Which writes met a document of their key; undefined where something else went wrong. */
function failedOf(error: unknown): ReadonlySet<number> | undefined {
  if (!(error instanceof mongo.MongoBulkWriteError)) return undefined
  const errors = [error.writeErrors].flat()
  return errors.length > 0 && errors.every((e) => e.code === DUPLICATE_KEY)
    ? new Set(errors.map((e) => e.index))
    : undefined
}
