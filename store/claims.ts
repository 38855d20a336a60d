/**
 * Duplicate claims: one small document a fingerprint, `_id` the fingerprint, with all who claim it in order of arrival. Whoever stands
 * before an invoice was there first; of two that arrive together exactly one stands before the other.
 */
import { type Connection, Schema } from 'mongoose'
import { BULK_SIZE, isDuplicateKey, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** How many claimants a fingerprint keeps: a supplier that repeats one number for ever must not make a document without end. */
const CLAIMANTS_KEPT = 200

const schema = new Schema(
  { _id: { type: String, required: true }, by: { type: [String], required: true } },
  SCHEMA_OPTIONS,
)

/** Those that stand before a claimant; all, where it found no room to stand itself. */
function before(by: readonly string[], claimant: string): readonly string[] {
  const own = by.indexOf(claimant)
  return own < 0 ? by : by.slice(0, own)
}

export function claims(db: Connection) {
  const model = modelOf(db, 'claims', schema)
  const key = (fingerprint: string) => fingerprint as never

  const claim = async (fingerprint: string, claimant: string): Promise<readonly string[]> => {
    try {
      const claimed = await model.collection.findOneAndUpdate(
        { _id: key(fingerprint), [`by.${CLAIMANTS_KEPT}`]: { $exists: false } },
        { $addToSet: { by: claimant } },
        { upsert: true, returnDocument: 'after' },
      )
      return before(claimed?.by ?? [], claimant)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    // Two first claims met, or the document is full: it is there now.
    const there = (await model.findById(fingerprint).lean()) ?? { by: [] }
    if (there.by.length > CLAIMANTS_KEPT) return before(there.by, claimant)
    return claim(fingerprint, claimant)
  }

  return {
    /** Claims a fingerprint; answers who claimed it before. Doing it again answers the same, as long as they do not give up. */
    claim,

    /** Who claims a fingerprint, in order of arrival. */
    of: async (fingerprint: string): Promise<readonly string[]> =>
      (await model.findById(fingerprint).lean())?.by ?? [],

    /** Gives up this claimant's claims: its invoice was returned or withdrawn, so that a corrected one may pass. */
    giveUp: async (fingerprints: readonly string[], claimant: string): Promise<void> => {
      await model.collection.updateMany(
        { _id: { $in: fingerprints.map(key) } },
        { $pull: { by: claimant } as never },
      )
    },

    /** Claims of the imported ledger: many at once, safe to repeat. */
    claimMany: async (
      all: readonly { readonly fingerprint: string; readonly claimant: string }[],
    ): Promise<void> => {
      for (let at = 0; at < all.length; at += BULK_SIZE) {
        await model.collection.bulkWrite(
          all.slice(at, at + BULK_SIZE).map(({ fingerprint, claimant }) => ({
            updateOne: {
              filter: { _id: key(fingerprint) },
              update: { $addToSet: { by: claimant } },
              upsert: true,
            },
          })),
          { ordered: false },
        )
      }
    },
  }
}
