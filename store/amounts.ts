/** What each creditor's latest invoices came to, found by `_id`: what the rules compare a new amount with. */
import type { Connection } from 'mongoose'
import { groupBy } from '../domain/group.ts'
import type { PastAmount } from '../domain/rules/answers.ts'
import { addAll, BUCKET_SCHEMA, type Bucket } from './buckets.ts'
import { findAll, modelOf } from './model.ts'

/** The newest that are kept of each creditor; a bounded document, however often a supplier sends. */
export const AMOUNTS_KEPT = 300

export interface BookedAmount extends PastAmount {
  readonly creditorNo: string
  /** The invoice: an amount that is added twice counts once. */
  readonly id: string
}

export interface Amounts {
  readonly of: (creditorNo: string) => Promise<readonly PastAmount[]>
  readonly add: (booked: readonly BookedAmount[]) => Promise<void>
}

export function amounts(db: Connection): Amounts {
  const model = modelOf(db, 'amounts', BUCKET_SCHEMA)
  return {
    of: async (creditorNo) => {
      const [bucket] = (await findAll(model, [creditorNo])) as unknown as readonly Bucket<PastAmount>[]
      return bucket?.by ?? []
    },
    add: (booked) =>
      addAll(
        model,
        [...groupBy(booked, (b) => b.creditorNo)].map(([key, own]) => ({
          key,
          kept: AMOUNTS_KEPT,
          entries: newest(own).map(({ id, on, net }) => ({ id, on, net })),
        })),
      ),
  }
}

/** What came last is kept: of many at once the latest in time. */
function newest(own: readonly BookedAmount[]): readonly BookedAmount[] {
  return own.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(-AMOUNTS_KEPT)
}
