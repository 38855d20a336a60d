/**
 * What people have coded on some days, from the store, as a coder learns it: the same labels as `training-lines.ts` has of them, found by the days alone, so that a
 * night reads what is new and not everything.
 */
import { DateTime } from 'luxon'
import { type Day, dateOf } from '../domain/coding/line.ts'
import { bookedLine } from '../domain/coding/lines.ts'
import type { TrainingLine } from '../domain/coding/train.ts'
import { ZONE } from '../domain/review/deadline.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/store.ts'
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
  let some: LedgerLine[] = []
  for await (const line of store.ledger.booked(dateOf(from), dateOf(to))) {
    if (line.codedBy.kind !== 'person' || line.label !== 'strong') continue
    if (some.push(line) < DOCUMENTS) continue
    yield* bookedElsewhere(store, some)
    some = []
  }
  yield* bookedElsewhere(store, some)
}

async function* bookedElsewhere(
  { records, suppliers }: Pick<Store, 'suppliers' | 'records'>,
  lines: readonly LedgerLine[],
): AsyncGenerator<TrainingLine> {
  const handled = await records.handled([...new Set(lines.map(({ documentId }) => documentId))])
  const names = new Map<string, string>()
  for (const line of lines) {
    if (handled.has(line.documentId)) continue
    const { creditorNo } = line
    if (!names.has(creditorNo)) names.set(creditorNo, (await suppliers.get(creditorNo))?.name ?? '')
    yield bookedLine(line, names.get(creditorNo) ?? '')
  }
}

/** In Denmark, where a record's day is counted. */
function beginOf(day: Day): Date {
  return DateTime.fromISO(dateOf(day), { zone: ZONE }).startOf('day').toJSDate()
}
