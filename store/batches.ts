/** The batches of a day: one small document each, `_id` what is alike in them (`domain/control/batch.ts`), with those who joined in order of arrival. */
import { type Connection, Schema } from 'mongoose'
import { BATCH } from '../domain/coding/decide.ts'
import {
  type Batch,
  type Member,
  type Part,
  type Probe,
  partOf,
  probeAmong,
  type Said,
} from '../domain/control/batch.ts'
import type { InvoiceId } from '../domain/invoice/id.ts'
import { frozen, isDuplicateKey, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** Members that are written down: of more than that the probe is one of these. */
const MEMBERS_KEPT = 200

interface Document {
  readonly _id: string
  readonly members: readonly Member[]
  /** How many these are, for conditions. */
  readonly joined: number
  readonly probe?: Probe
  readonly said?: Said
}

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    members: { type: [Schema.Types.Mixed], required: true } as never,
    joined: { type: Number, required: true },
    probe: Schema.Types.Mixed as never,
    said: String,
  },
  SCHEMA_OPTIONS,
)

export function batches(db: Connection) {
  const { collection } = modelOf(db, 'batches', schema)
  const at = (key: string) => ({ _id: key as never })

  const of = async (key: string): Promise<Batch | undefined> => {
    const found = (await collection.findOne(at(key))) as Document | null
    return found ? frozen(found) : undefined
  }

  /** Both are one write under a condition that whoever comes between makes false. */
  const letGo = (key: string, id: InvoiceId) =>
    collection.updateOne(
      {
        ...at(key),
        'members.id': id,
        probe: { $exists: false },
        joined: { $lt: BATCH },
      },
      { $set: { 'members.$.letGo': true } },
    )
  const choose = (key: string, probe: Probe) =>
    collection.updateOne({ ...at(key), probe: { $exists: false } }, { $set: { probe } })

  /** Joins it, once. */
  const join = async (key: string, member: Member): Promise<void> => {
    try {
      const room = { 'members.id': { $ne: member.id }, joined: { $not: { $gte: MEMBERS_KEPT } } }
      await collection.updateOne(
        { ...at(key), ...room },
        { $push: { members: member } as never, $inc: { joined: 1 } },
        { upsert: true },
      )
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // It has joined, or there is no room; or two were the first at once.
      const members = (await of(key))?.members ?? []
      if (!isIn(members, member.id) && members.length < MEMBERS_KEPT) await join(key, member)
    }
  }

  return {
    of,

    join,

    /** What one that has joined is in it: settled where it has not been, and the same ever after. */
    place: async (key: string, id: InvoiceId): Promise<Part> => {
      for (;;) {
        const batch = await of(key)
        if (!batch || !(isIn(batch.members, id) || batch.members.length >= MEMBERS_KEPT))
          throw new Error('it has not joined the batch')
        const part = partOf(batch, id)
        if (part) return part
        const probe = probeAmong(batch.members)
        if (probe) await choose(key, probe)
        else await letGo(key, id)
      }
    },

    /** What the probe says of the others, once; of an invoice that is not its probe nothing. */
    answer: async (key: string, id: InvoiceId, said: Said): Promise<void> => {
      await collection.updateOne({ ...at(key), 'probe.id': id, said: { $exists: false } }, { $set: { said } })
    },
  }
}

function isIn(members: readonly Member[], id: InvoiceId): boolean {
  return members.some((member) => member.id === id)
}
