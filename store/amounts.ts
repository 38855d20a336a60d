/** What each creditor's latest invoices came to, found by `_id`: what the rules compare a new amount with. */
import type { Connection } from 'mongoose'
import { groupBy } from '../domain/group.ts'
import type { IsoDate } from '../domain/invoice/invoice.ts'
import type { Ore } from '../domain/money.ts'
import type { PastAmount } from '../domain/rules/answers.ts'
import { addAll, BUCKET_SCHEMA } from './buckets.ts'
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
      const [bucket] = await findAll(model, [creditorNo])
      return bucket?.by.map(read) ?? []
    },
    add: (booked) =>
      addAll(
        model,
        [...groupBy(booked, (b) => b.creditorNo)].map(([key, own]) => ({
          key,
          kept: AMOUNTS_KEPT,
          entries: newest(own).map(written),
        })),
      ),
  }
}

/** What came last is kept: of many at once the latest in time. */
function newest(own: readonly BookedAmount[]): readonly BookedAmount[] {
  return own.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(-AMOUNTS_KEPT)
}

type Written = readonly [id: string, on: IsoDate, net: Ore]

function written({ id, on, net }: BookedAmount): string {
  const entry: Written = [id, on, net]
  return JSON.stringify(entry)
}

function read(entry: string): PastAmount {
  const [, on, net] = JSON.parse(entry) as Written
  return { on, net }
}
