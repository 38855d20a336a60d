/**
 * What people have coded on some days, from the store, as a coder learns it: the same labels as `training-lines.ts` has of them, found by the days alone, so that a
 * night reads what is new and not everything.
 */
import { DateTime } from 'luxon'
import { type Day, dateOf } from '../domain/coding/line.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import { ZONE } from '../domain/review/deadline.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/store.ts'
import { bookedBySupplier, isOwnWord } from './booked-elsewhere.ts'
import { linesOfRecord } from './training-record.ts'

/** Documents that are asked for at a time. */
const DOCUMENTS = 1_000

/** `from` and `to`: the first day and the last. */
export async function* incrementLines(
  store: Pick<Store, 'ledger' | 'suppliers' | 'records'>,
  from: Day,
  to: Day,
): AsyncGenerator<TrainingLine> {
  const within = { from: beginOf(from), before: beginOf(to + 1) }
  // Draws that still wait matter to a proof only, and an increment proves nothing.
  for await (const record of store.records.ended(within)) yield* linesOfRecord(record)
  const booked = bookedBySupplier(store)
  const unhandled = async function* (lines: readonly LedgerLine[]): AsyncGenerator<TrainingLine> {
    const handled = await store.records.handled([...new Set(lines.map(({ documentId }) => documentId))])
    for (const line of lines) if (!handled.has(line.documentId)) yield await booked(line)
  }
  let some: LedgerLine[] = []
  for await (const line of store.ledger.booked(dateOf(from), dateOf(to))) {
    if (!isOwnWord(line) || some.push(line) < DOCUMENTS) continue
    yield* unhandled(some)
    some = []
  }
  yield* unhandled(some)
}

/** In Denmark, where a record's day is counted. */
function beginOf(day: Day): Date {
  return DateTime.fromISO(dateOf(day), { zone: ZONE }).startOf('day').toJSDate()
}
