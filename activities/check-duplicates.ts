import { freed } from '../domain/duplicates/cancelled.ts'
import { earlierThan } from '../domain/duplicates/candidates.ts'
import { fingerprints, normaliseNumber } from '../domain/duplicates/fingerprint.ts'
import { type Candidates, cancelledAmong, likenesses } from '../domain/duplicates/likenesses.ts'
import { type Sighting, sightingOf } from '../domain/duplicates/sighting.ts'
import { duplicateVerdict, type Likeness } from '../domain/duplicates/verdict.ts'
import type { Around } from '../store/sightings.ts'
import type { Store } from '../store/store.ts'
import type { Arrived, ReadInvoice } from './read-invoice.ts'
import type { DuplicatesChecked, InvoiceRef, Validated } from './steps.ts'

/** What the check needs of the store. */
export type DuplicateStore = Pick<Store, 'claims' | 'cleared' | 'records' | 'sightings'>

/** Writes down the invoice where a copy of it would look, and then looks who was there before. */
export async function checkDuplicates(
  store: DuplicateStore,
  read: ReadInvoice,
  ref: InvoiceRef,
  { creditorNo }: Validated,
): Promise<DuplicatesChecked> {
  return check(store, ref, await read(ref.id), creditorNo)
}

/** The same of an invoice that has been read. */
export async function check(
  store: DuplicateStore,
  ref: InvoiceRef,
  arrived: Arrived,
  creditorNo: string | undefined,
): Promise<DuplicatesChecked> {
  const { x, claimed } = await claim(store, ref, arrived, creditorNo)
  const { alike, standing } = await compared(store, x, await store.sightings.around(x), claimed)
  return duplicateVerdict(standing.same, standing.corrections, alike)
}

/** Writes the invoice down where a copy of it would look. May be done again. */
async function claim(
  store: Pick<Store, 'claims' | 'sightings'>,
  ref: InvoiceRef,
  { invoice, receivedAt }: Arrived,
  creditorNo: string | undefined,
): Promise<{ readonly x: Sighting; readonly claimed: Claimed }> {
  const x = sightingOf(ref.id, invoice, creditorNo, receivedAt)
  const keys = fingerprints(invoice, x.payee)
  await store.sightings.put(x)
  const [same, corrections] = await Promise.all([
    store.claims.claim(keys.number, ref.id),
    keys.correction ? store.claims.claim(keys.correction, ref.id) : [],
  ])
  return { x, claimed: { same, corrections } }
}

/** Who claimed the number before, and who the invoice that is corrected. */
interface Claimed {
  readonly same: readonly string[]
  readonly corrections: readonly string[]
}

export interface Compared {
  readonly alike: readonly Likeness[]
  /** Of the claimants those that a credit note has not cancelled for this one and a person not cleared. */
  readonly standing: Claimed
}

/** Compares with those that were there before; as of a moment, as far as what people have cleared and closed is concerned. */
export async function compared(
  store: Pick<Store, 'cleared' | 'records'>,
  x: Sighting,
  { blocks, buckets }: Around,
  { same, corrections }: Claimed,
  at?: Date,
): Promise<Compared> {
  const found = earlierThan(x, blocks, buckets)
  const closed = await closedAsDuplicates(store, found, same, at)
  const before = withoutClosed(found, closed)
  const known = new Map(
    [...before.recent, ...before.ofAmount, ...before.others].map((y) => [y.id, y] as const),
  )
  const bearers = same.flatMap((id) => known.get(id) ?? [])
  const free = x.kind === 'invoice' ? freed(x, bearers, cancelledAmong(before), closed) : new Set<string>()
  // Who bears the very number of this supplier is in the claims, and they alone say which came first.
  const alike = likenesses(x, before).filter(({ of }) => !isTheNumber(x, known.get(of)))
  const others = [...same, ...corrections, ...alike.map((l) => l.of)]
  const cleared = others.length > 0 ? await store.cleared.among(x.id, others, at) : new Set<string>()
  return {
    alike: alike.filter((l) => !cleared.has(l.of)),
    standing: {
      same: same.filter((id) => !cleared.has(id) && !free.has(id)),
      corrections: corrections.filter((id) => !cleared.has(id)),
    },
  }
}

/** Of those that bear the number and the amount, what people closed as a duplicate: it was never paid. Asked only where a credit note may have cancelled one. */
async function closedAsDuplicates(
  { records }: Pick<Store, 'records'>,
  { ofAmount }: Candidates,
  same: readonly string[],
  at?: Date,
): Promise<ReadonlySet<string>> {
  const bearers = ofAmount.filter((y) => y.kind === 'invoice' && same.includes(y.id))
  if (bearers.length === 0 || !ofAmount.some((y) => y.kind === 'creditNote')) return new Set()
  const ends = await records.brief(bearers.map((y) => y.id))
  const closed = ends.filter(
    ({ outcome }) => outcome?.end === 'duplicateConfirmed' && (at === undefined || outcome.at < at),
  )
  return new Set(closed.map((r) => r._id))
}

/** A credit note cancels what was posted, and not the copy of it: that is compared all the same. */
function withoutClosed(before: Candidates, closed: ReadonlySet<string>): Candidates {
  return {
    recent: before.recent,
    ofAmount: before.ofAmount.filter((y) => !closed.has(y.id)),
    others: [...before.others, ...before.ofAmount.filter((y) => closed.has(y.id))],
  }
}

function isTheNumber(x: Sighting, y: Sighting | undefined): boolean {
  if (y === undefined || y.payee !== x.payee || y.kind !== x.kind || x.form.bare === '') return false
  // The whole of it, as the claims have it: of a long number the forms hold the beginning.
  return normaliseNumber(y.number) === normaliseNumber(x.number)
}
