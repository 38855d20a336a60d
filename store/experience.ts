/** What people have taught, ready to be read: the latest lines of a creditor and an institution, found by `_id`. */
import { type Connection, Schema } from 'mongoose'
import type { PastLine } from '../domain/coding/proposal.ts'
import { UNIFORM_LINES } from '../domain/coding/uniform.ts'
import { groupBy } from '../domain/group.ts'
import { codingSchema } from './coding-schema.ts'
import { byDate, type LedgerLine, ledger } from './ledger.ts'
import { DUPLICATE_KEY, findAll, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** Lines that are kept of each creditor and institution: as many as the coder looks at. */
export const EXPERIENCE_KEPT = UNIFORM_LINES
/** Two who write to one key at once try again so often; each time one of them gets through. */
const MAX_TRIES = 20

interface Document {
  readonly _id: string
  readonly lines: readonly PastLine[]
  /** Counts the writes, so that a rebuilding never overwrites what was learnt meanwhile. */
  readonly version: number
  /** A line of it is being corrected: until it is rebuilt from the ledger it counts as no experience at all. */
  readonly suspended?: boolean
}

const line = new Schema<PastLine>(
  {
    lineId: { type: String, required: true },
    bookedOn: { type: String, required: true },
    coding: { type: codingSchema, required: true },
  },
  { _id: false, strict: 'throw' },
)
const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    lines: { type: [line], required: true },
    version: { type: Number, required: true },
    suspended: Boolean,
  },
  SCHEMA_OPTIONS,
)

interface Key {
  readonly creditorNo: string
  readonly gln: string
}

export interface Experience {
  /** Oldest first. */
  readonly of: (creditorNo: string, gln: string) => Promise<readonly PastLine[]>
  /** Takes in those lines that teach; the others, and those it knows, change nothing. The ledger must hold them already. */
  readonly learn: (lines: readonly LedgerLine[]) => Promise<void>
  /** Before lines in the ledger are corrected: their keys count as no experience until they are rebuilt. */
  readonly suspend: (keys: readonly Key[]) => Promise<void>
  /** Computes every suspended key again from the ledger; answers how many there were. */
  readonly rebuildSuspended: () => Promise<number>
}

/** Only what a person coded without a proposal in sight teaches: the robot's own work would confirm itself. */
function teaches({ codedBy, label }: Pick<LedgerLine, 'codedBy' | 'label'>): boolean {
  return codedBy.kind === 'person' && label === 'strong'
}

/** The experience that follows from lines of one key: what `learn` arrives at in whatever order, each line counting once. */
export function experienceFrom(lines: readonly LedgerLine[]): readonly PastLine[] {
  return [...new Map(lines.map((l) => [l.lineId, l] as const)).values()]
    .filter(teaches)
    .map(({ lineId, bookedOn, coding }) => ({ lineId, bookedOn, coding }))
    .sort(byDate)
    .slice(-EXPERIENCE_KEPT)
}

export function experience(db: Connection): Experience {
  const booked = ledger(db)
  const model = modelOf(db, 'experience', schema)

  async function learn(lines: readonly LedgerLine[]): Promise<void> {
    let open = new Map([...groupBy(lines, keyOf)].map(([key, own]) => [key, experienceFrom(own)] as const))
    for (let tries = 0; open.size > 0; tries += 1) {
      const held = new Map((await findAll(model, [...open.keys()])).map((d) => [d._id, d.lines] as const))
      const operations = [...open].flatMap(([key, own]) => {
        const fresh = missingFrom(held.get(key) ?? [], own)
        return fresh.length > 0 ? [push(key, fresh)] : []
      })
      if (operations.length === 0) return
      try {
        await model.bulkWrite(operations, { ordered: false })
        return
      } catch (error) {
        // Somebody wrote one of the lines in between: the guard did not match, and the upsert met the document.
        const failed = keysInUse(error)
        if (!failed || tries >= MAX_TRIES) throw error
        const again = new Set(failed.map((at) => operations[at]?.updateOne.filter._id))
        open = new Map([...open].filter(([key]) => again.has(key)))
      }
    }
  }

  async function rebuild(key: string): Promise<void> {
    const [creditorNo = '', gln = ''] = key.split(SEPARATOR)
    for (let tries = 0; tries <= MAX_TRIES; tries += 1) {
      const seen = (await model.findById(key).lean()) as Document | null
      if (!seen) return
      const lines = experienceFrom(await booked.of(creditorNo, gln))
      const { matchedCount } = await model.updateOne(
        { _id: key, version: seen.version },
        { $set: { lines }, $inc: { version: 1 }, $unset: { suspended: 1 } },
      )
      if (matchedCount === 1) return
    }
    throw new Error('experience: a key changes faster than it can be rebuilt')
  }

  return {
    of: async (creditorNo, gln) => {
      const [found] = await findAll(model, [keyOf({ creditorNo, gln })])
      return found && !found.suspended ? found.lines : []
    },
    learn,
    suspend: async (keys) => {
      const operations = [...new Set(keys.map(keyOf))].map((_id) => ({
        updateOne: {
          filter: { _id },
          update: { $set: { suspended: true }, $inc: { version: 1 }, $setOnInsert: { lines: [] } },
          upsert: true,
        },
      }))
      if (operations.length > 0) await model.bulkWrite(operations, { ordered: false })
    },
    rebuildSuspended: async () => {
      const suspended = await model.find({ suspended: true }, { _id: 1 }).lean()
      for (const { _id } of suspended) await rebuild(_id)
      return suspended.length
    },
  }
}

const SEPARATOR = '|'

function keyOf({ creditorNo, gln }: Key): string {
  return `${creditorNo}${SEPARATOR}${gln}`
}

/** Those that are not there and would not fall out at once, being older than all that is kept. */
function missingFrom(held: readonly PastLine[], own: readonly PastLine[]): readonly PastLine[] {
  const ids = new Set(held.map((l) => l.lineId))
  const oldest = held.length >= EXPERIENCE_KEPT ? held[0] : undefined
  return own.filter((l) => !ids.has(l.lineId) && !(oldest && byDate(l, oldest) < 0))
}

function push(_id: string, lines: readonly PastLine[]) {
  return {
    updateOne: {
      filter: { _id, 'lines.lineId': { $nin: lines.map((l) => l.lineId) } },
      update: {
        $push: {
          lines: { $each: [...lines], $sort: { bookedOn: 1, lineId: 1 } as const, $slice: -EXPERIENCE_KEPT },
        },
        $inc: { version: 1 },
      },
      upsert: true,
    },
  }
}

/** Positions of the writes that failed because the key was there, where nothing else failed. */
function keysInUse(error: unknown): readonly number[] | undefined {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return undefined
  const errors = [error.writeErrors].flat() as readonly { readonly code?: number; readonly index?: number }[]
  if (errors.length === 0 || errors.some((e) => e.code !== DUPLICATE_KEY)) return undefined
  return errors.flatMap((e) => (e.index === undefined ? [] : [e.index]))
}
