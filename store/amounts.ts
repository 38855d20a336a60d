/** What each creditor's latest invoices came to, found by `_id`: what the rules compare a new amount with. */
import { type Connection, Schema } from 'mongoose'
import { groupBy } from '../domain/group.ts'
import type { PastAmount } from '../domain/rules/answers.ts'
import { findAll, frozen, modelOf, putAll, SCHEMA_OPTIONS } from './model.ts'

/** The newest that are kept of each creditor; a bounded document, however often a supplier sends. */
export const AMOUNTS_KEPT = 300
/** Creditors that are read and written at once. */
const BATCH = 500

export interface BookedAmount extends PastAmount {
  readonly creditorNo: string
  /** The invoice: an amount that is added twice counts once. */
  readonly id: string
}

type Kept = PastAmount & { readonly id: string }

interface Document {
  readonly _id: string
  readonly past: readonly Kept[]
}

const schema = new Schema<Document>(
  {
    _id: { type: String, required: true },
    past: [new Schema({ id: String, on: String, net: Number }, { _id: false, strict: 'throw' })],
  },
  SCHEMA_OPTIONS,
)

export interface Amounts {
  readonly of: (creditorNo: string) => Promise<readonly PastAmount[]>
  /** Of two who write to one creditor at once the later counts: one amount less in three hundred changes no verdict. */
  readonly add: (booked: readonly BookedAmount[]) => Promise<void>
}

export function amounts(db: Connection): Amounts {
  const model = modelOf(db, 'amounts', schema)
  return {
    of: async (creditorNo) => frozen((await findAll(model, [creditorNo]))[0]?.past ?? []),
    add: async (booked) => {
      const own = [...groupBy(booked, (b) => b.creditorNo)]
      for (let from = 0; from < own.length; from += BATCH) {
        const batch = own.slice(from, from + BATCH)
        const held = await findAll(
          model,
          batch.map(([creditorNo]) => creditorNo),
        )
        const byId = new Map(held.map((d) => [d._id, d.past] as const))
        await putAll(
          model,
          batch.map(([_id, fresh]) => ({ _id, past: merged(byId.get(_id) ?? [], fresh) })),
        )
      }
    },
  }
}

function merged(held: readonly Kept[], fresh: readonly Kept[]): readonly Kept[] {
  const plain = [...held, ...fresh].map(({ id, on, net }) => ({ id, on, net }))
  return [...new Map(plain.map((a) => [a.id, a] as const)).values()]
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(-AMOUNTS_KEPT)
}
