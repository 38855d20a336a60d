/**
 * What people have coded, from the store, as a coder learns it: of what was handled here from the records, of what was booked otherwise from the ledger, as far
 * as its labels are strong.
 */
import type { TrainingLine } from '../domain/coding/train.ts'
import type { Store } from '../store/store.ts'
import { bookedBySupplier, isOwnWord } from './booked-elsewhere.ts'
import { linesOfRecord } from './training-record.ts'

export async function* trainingLines({
  ledger,
  suppliers,
  records,
}: Pick<Store, 'ledger' | 'suppliers' | 'records'>): AsyncGenerator<TrainingLine> {
  /** As our own lines in the ledger name it, and as the ERP does. */
  const handled = new Set<string>()
  const openSince = await records.oldestOpenDraw()
  for await (const record of records.ended()) {
    handled.add(record._id).add(record.documentId)
    yield* linesOfRecord(record, openSince)
  }
  const booked = bookedBySupplier({ suppliers })
  for await (const line of ledger.byDocument())
    if (isOwnWord(line) && !handled.has(line.documentId)) yield await booked(line)
}
