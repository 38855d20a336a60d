/** Areas and how far the robot is let in: one document an area, read by every attempt to post. */
import { type Connection, Schema } from 'mongoose'
import type { AreaMode } from '../domain/control/area.ts'
import type { Ore } from '../domain/money.ts'
import { findAll, frozen, modelOf, SCHEMA_OPTIONS } from './model.ts'

/** Changes that an area's document remembers. */
export const HISTORY_KEPT = 50
/** Working days that a person has, where the area sets no other number. */
export const DEFAULT_DEADLINE_WORKING_DAYS = 5

export interface ModeChange {
  readonly mode: AreaMode
  /** A person's id, or the part of the program that stopped the area. */
  readonly changedBy: string
  readonly changedAt: Date
  readonly why: string
}

/** On whose word CPR numbers are carried to the ERP's own field for them. */
export interface CprWord {
  readonly by: string
  readonly at: Date
  readonly why: string
}

/** A rule that is counted in the area and stops nothing. */
export interface ShadowedRule {
  readonly rule: string
  readonly by: string
  readonly at: Date
  readonly why: string
}

export interface Area extends ModeChange {
  readonly area: string
  readonly deadlineWorkingDays: number
  /** Above it a person sees the invoice. */
  readonly ceiling?: Ore
  readonly shadowRules?: readonly ShadowedRule[]
  /** Absent: CPR numbers are carried nowhere. */
  readonly cprToErp?: CprWord
  /** The latest changes, oldest first; the last is the one in force. */
  readonly history: readonly ModeChange[]
}

type Document = Omit<Area, 'area'> & { readonly _id: string }

const change = {
  mode: { type: String, required: true },
  changedBy: { type: String, required: true },
  changedAt: { type: Date, required: true },
  why: String,
}
const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    ...change,
    deadlineWorkingDays: { type: Number, required: true },
    ceiling: Number,
    shadowRules: {
      type: [new Schema({ rule: String, by: String, at: Date, why: String }, { _id: false })],
      default: undefined,
    },
    cprToErp: { type: new Schema({ by: String, at: Date, why: String }, { _id: false }), default: undefined },
    history: [new Schema(change, { _id: false })],
  },
  SCHEMA_OPTIONS,
)

export interface Areas {
  readonly get: (area: string) => Promise<Area | undefined>
  readonly some: (areas: readonly string[]) => Promise<readonly Area[]>
  readonly list: () => Promise<readonly Area[]>
  /** Creates those that do not exist, with the robot off; leaves the others as they are. */
  readonly ensure: (areas: readonly string[], by: string, at: Date) => Promise<void>
  /** One atomic write; undefined where there is no such area. */
  readonly setMode: (area: string, change: ModeChange) => Promise<Area | undefined>
  /** Undefined takes the ceiling away. */
  readonly setCeiling: (area: string, ceiling: Ore | undefined) => Promise<Area | undefined>
  readonly shadow: (area: string, rule: ShadowedRule) => Promise<Area | undefined>
  readonly unshadow: (area: string, rule: string) => Promise<Area | undefined>
  /** Undefined takes the permission away. */
  readonly setCprToErp: (area: string, word: CprWord | undefined) => Promise<Area | undefined>
  readonly setDeadline: (area: string, workingDays: number) => Promise<Area | undefined>
}

export function areas(db: Connection): Areas {
  const model = modelOf(db, 'areas', schema)
  const some = async (ids: readonly string[]): Promise<readonly Area[]> =>
    (await findAll(model, ids)).map(fromDocument)
  const update = async (area: string, changes: Readonly<Record<string, unknown>>) => {
    const after = await model.findOneAndUpdate({ _id: area }, changes, { returnDocument: 'after' }).lean()
    return after ? fromDocument(after as Document) : undefined
  }
  return {
    get: async (area) => (await some([area]))[0],
    some,
    list: async () => ((await model.find().sort({ _id: 1 }).lean()) as Document[]).map(fromDocument),
    ensure: async (names, by, at) => {
      const first: ModeChange = { mode: 'off', changedBy: by, changedAt: at, why: 'created' }
      const fresh = { ...first, deadlineWorkingDays: DEFAULT_DEADLINE_WORKING_DAYS, history: [first] }
      const operations = [...new Set(names)].map((_id) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: fresh }, upsert: true },
      }))
      if (operations.length > 0) await model.bulkWrite(operations, { ordered: false })
    },
    setMode: (area, { mode, changedBy, changedAt, why }) => {
      const made: ModeChange = { mode, changedBy, changedAt, why }
      return update(area, { $set: made, $push: { history: { $each: [made], $slice: -HISTORY_KEPT } } })
    },
    setCeiling: (area, ceiling) =>
      update(area, ceiling === undefined ? { $unset: { ceiling: 1 } } : { $set: { ceiling } }),
    setCprToErp: (area, cprToErp) =>
      update(area, cprToErp === undefined ? { $unset: { cprToErp: 1 } } : { $set: { cprToErp } }),
    shadow: async (area, { rule, by, at, why }) => {
      await update(area, { $pull: { shadowRules: { rule } } })
      return update(area, { $push: { shadowRules: { rule, by, at, why } } })
    },
    unshadow: (area, rule) => update(area, { $pull: { shadowRules: { rule } } }),
    setDeadline: (area, deadlineWorkingDays) => update(area, { $set: { deadlineWorkingDays } }),
  }
}

function fromDocument({ _id, ...rest }: Document): Area {
  return frozen({ area: _id, ...rest })
}
