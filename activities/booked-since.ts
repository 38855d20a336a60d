/**
 * An invoice is compared with those that were there when it came, and posted within the night. One that was held for days may have been booked meanwhile by
 * another way: from paper, from a document that could not be read, or with a ledger that was imported.
 */
import { allAround } from '../domain/duplicates/candidates.ts'
import { fingerprints } from '../domain/duplicates/fingerprint.ts'
import { likenesses } from '../domain/duplicates/likenesses.ts'
import { sightingOf } from '../domain/duplicates/sighting.ts'
import { isPaid } from '../domain/invoice/ends.ts'
import type { InvoiceRecord } from '../store/record.ts'
import type { Store } from '../store/store.ts'

/** Is one that came after it, is like it or bears its number, booked by now? Those that were there before it have been compared. */
export async function bookedSince(
  { claims, cleared, records, sightings }: Pick<Store, 'claims' | 'cleared' | 'records' | 'sightings'>,
  { _id: id, invoice, parties, receivedAt }: InvoiceRecord,
): Promise<boolean> {
  if (!invoice) return false
  const x = sightingOf(id, invoice, parties?.creditorNo, receivedAt)
  const { blocks, buckets } = await sightings.around(x)
  const { all, later } = allAround(x, blocks, buckets)
  const alike = likenesses(x, all).flatMap(({ of }) => (later.has(of) ? [of] : []))
  const claimants = await claims.of(fingerprints(invoice, x.payee).number)
  const others = [...new Set([...claimants.slice(claimants.indexOf(id) + 1), ...alike])]
  if (others.length === 0) return false
  const settled = await cleared.among(id, others)
  const open = others.filter((other) => !settled.has(other))
  const read = new Map((await records.brief(open)).map((record) => [record._id as string, record]))
  // Of what the imported ledger holds there is no record: it is booked.
  return open.some((other) => {
    const record = read.get(other)
    return record === undefined || (record.outcome !== undefined && isPaid(record.outcome.end))
  })
}
