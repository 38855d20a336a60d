/** An invoice in the batch of its day: joins it, finds its place, and, where it is the one that people code first, says what that means for the others. */
import type { Part, Said } from '../domain/control/batch.ts'
import { isByPeople } from '../domain/invoice/ends.ts'
import { ROBOT_USER } from '../erp/port.ts'
import type { InvoiceRecord, Outcome, Routing } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { hadInSight } from './in-sight.ts'
import type { InvoiceRef } from './steps.ts'

export async function joinBatch(
  { batches }: Pick<Store, 'batches'>,
  { id }: InvoiceRef,
  { batch, draw }: Routing,
): Promise<void> {
  if (batch !== undefined) await batches.join(batch, { id, place: draw })
}

export async function placeInBatch(
  store: Pick<Store, 'batches' | 'records'>,
  { id }: InvoiceRef,
): Promise<Part> {
  const key = (await store.records.get(id, ['routed']))?.routed?.batch
  if (key === undefined) throw new Error('it belongs to no batch')
  const part = await store.batches.place(key, id)
  const { probe, said } = (await store.batches.of(key)) ?? {}
  // One that had ended before it was chosen tells nobody any more by itself.
  const first = probe && !said ? await store.records.get(probe.id) : undefined
  if (first?.outcome) await tellBatch(store, first, first.outcome)
  return part
}

/** Tells the others of its batch how it ended; of one that is not the first of a batch nothing follows. */
export async function tellBatch(
  { batches }: Pick<Store, 'batches'>,
  record: InvoiceRecord,
  outcome: Outcome,
): Promise<void> {
  const batch = record.routed?.batch
  if (batch !== undefined) await batches.answer(batch, record._id, saidBy(record, outcome))
}

/** Only people's own word, of the whole coding: an approval of what was in sight says nothing. */
export function saidBy(record: InvoiceRecord, outcome: Outcome): Said {
  if (!isByPeople(outcome.end) || outcome.by === ROBOT_USER || hadInSight(record, outcome)) return 'noWord'
  if (outcome.linesUnknown || outcome.agrees === false) return 'otherwise'
  return outcome.agrees ? 'agreed' : 'noWord'
}
