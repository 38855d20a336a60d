/** A quarantined document is read again: perhaps the reader has learned, or the ERP hands it over now. */
import type { InvoiceRecord } from '../store/record.ts'
import { type ArrivalWorld, type Came, fetchAndRead } from './arrive.ts'

export async function retry(world: ArrivalWorld, record: InvoiceRecord): Promise<Came> {
  const after = await readAgain(world, record)
  if (!after?.invoice) return 'quarantined'
  const started = await world.start(record._id, { ...after, invoice: after.invoice })
  return started ? 'started' : 'known'
}

/** Answers the record that counts then; its workflow is not started. */
export async function readAgain(
  world: ArrivalWorld,
  record: InvoiceRecord,
): Promise<InvoiceRecord | undefined> {
  const tries = (record.quarantine?.tries ?? 0) + 1
  const read = await fetchAndRead(world, record, tries)
  await world.store.records.setRead(record._id, read)
  return world.store.records.get(record._id)
}
