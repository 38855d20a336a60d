/** Pairs of which a person has said that the one is no duplicate of the other: one document a pair, so that it is never asked again. */
import { type Connection, Schema } from 'mongoose'
import { findAll, isDuplicateKey, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** A person has seen to what reconcile reported of the two. */
export interface Settlement {
  readonly by: string
  readonly at: Date
  readonly why: string
}

interface Pair {
  readonly _id: string
  readonly by: string
  readonly at: Date
  readonly settled?: Settlement
}

const schema = new Schema<Pair>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    settled: Schema.Types.Mixed,
  },
  SCHEMA_OPTIONS,
)

export function cleared(db: Connection) {
  const model = modelOf(db, 'clearedPairs', schema)
  /** Of the others those whose pair with the invoice is kept, and is as asked. */
  const those = async (
    id: string,
    others: readonly string[],
    is: (kept: Pair) => boolean,
  ): Promise<ReadonlySet<string>> => {
    const known = await findAll(
      model,
      others.map((other) => pair(id, other)),
    )
    const found = new Set(known.filter(is).map(({ _id }) => _id))
    return new Set(others.filter((other) => found.has(pair(id, other))))
  }
  return {
    /** Keeps who said it and when, the first time. */
    add: async (id: string, others: readonly string[], by: string, at: Date): Promise<void> => {
      for (const other of others) {
        try {
          await model.collection.insertOne({ _id: pair(id, other) as never, by, at })
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
        }
      }
    },

    /** Of the others those with which the invoice has been cleared: by now, or before a moment. */
    among: (id: string, others: readonly string[], before?: Date) =>
      those(id, others, ({ at }) => !before || at < before),

    /** Keeps who has seen to a pair, when and why, the first time. */
    settle: async (id: string, other: string, settled: Settlement): Promise<void> => {
      const { by, at } = settled
      try {
        await model.collection.updateOne(
          { _id: pair(id, other) as never, settled: { $exists: false } },
          { $set: { settled }, $setOnInsert: { by, at } },
          { upsert: true },
        )
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    /** Of the others those with which the invoice has been settled. */
    settled: (id: string, others: readonly string[]) =>
      those(id, others, ({ settled }) => settled !== undefined),
  }
}

/** The same whichever of the two is asked about. */
function pair(a: string, b: string): string {
  return [a, b].toSorted().join(' ')
}
