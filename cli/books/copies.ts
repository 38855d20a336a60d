/**
 * What became of copies: whether two of the same were paid, and whether anybody is paid for what was closed as a duplicate. Neither is seen in one invoice's books
 * alone.
 */
import { creditedBy } from '../../activities/credit-notes.ts'
import { duplicateWord } from '../../domain/duplicates/closed-as.ts'
import { bookedDocument } from '../../domain/duplicates/fingerprint.ts'
import { isPaid } from '../../domain/invoice/ends.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import type { Store } from '../../store/store.ts'

export type Booked = Awaited<ReturnType<Store['records']['forBooks']>>[number]

/**
 * Booked by the ERP's people while the same was paid already, and nobody has said that the two are not one. What posted credit notes have taken back is left out,
 * copy by copy: they name a number, and all copies bear it.
 */
export async function paidTwice(store: Store, booked: readonly Booked[]): Promise<ReadonlySet<InvoiceId>> {
  const suspects = booked.filter(
    ({ outcome, duplicates }) => outcome?.end === 'codedInErp' && duplicates?.verdict === 'same',
  )
  const others = suspects.flatMap(({ duplicates }) => duplicates?.of ?? [])
  const known = others.length > 0 ? await store.records.brief(others) : []
  const paid = new Set<string>(
    known.flatMap(({ _id, outcome }) => (outcome && isPaid(outcome.end) ? [_id] : [])),
  )
  const twice = new Set<InvoiceId>()
  for (const { _id, duplicates } of suspects) {
    const beside = (duplicates?.of ?? []).filter((o) => paid.has(o) || bookedDocument(o) !== undefined)
    const cleared = await store.cleared.among(_id, beside)
    const copies = beside.filter((other) => !cleared.has(other))
    if (copies.length === 0) continue
    const notes = await Promise.all([_id, ...copies].map((copy) => creditedBy(store, copy)))
    if (copies.length > new Set(notes.flat()).size) twice.add(_id)
  }
  return twice
}

/** Closed as a duplicate of one that was returned, withdrawn or credited later, or of none that is known: the supplier gets nothing for either. */
export async function unpaid(store: Store, booked: readonly Booked[]): Promise<ReadonlySet<InvoiceId>> {
  const closed = booked.filter(({ outcome }) => outcome?.end === 'duplicateConfirmed')
  const found = new Set<InvoiceId>()
  for (const record of closed) {
    if (await isPaidFor(store, record, new Set([record._id]))) continue
    const originals = originalsOf(record)
    const settled = await store.cleared.settled(record._id, originals)
    if (originals.length === 0 || settled.size < new Set(originals).size) found.add(record._id)
  }
  return found
}

/** `asked`: of two that are called duplicates of one another neither is paid by the other. */
async function isPaidFor(
  store: Store,
  record: Pick<Booked, 'decisions' | 'duplicates'>,
  asked: Set<string>,
): Promise<boolean> {
  for (const name of originalsOf(record)) {
    if (asked.has(name)) continue
    asked.add(name)
    if (await isPaidOrLives(store, name, asked)) return true
  }
  return false
}

async function isPaidOrLives(store: Store, name: string, asked: Set<string>): Promise<boolean> {
  const credited = async (): Promise<boolean> => (await creditedBy(store, name)).length > 0
  if (bookedDocument(name) !== undefined) return !(await credited())
  const other = await store.records.get(name, ['outcome', 'decisions', 'duplicates'])
  if (!other) return false
  if (!other.outcome) return true
  if (other.outcome.end === 'duplicateConfirmed') return isPaidFor(store, other, asked)
  return isPaid(other.outcome.end) && !(await credited())
}

/** Of which it is one, by the word with which it was closed; who gave theirs before it had to be named meant one of those that were found. */
function originalsOf({ decisions, duplicates }: Pick<Booked, 'decisions' | 'duplicates'>): readonly string[] {
  const word = duplicateWord(decisions)
  return word?.of ? [word.of] : (duplicates?.of ?? [])
}
