/** Which invoices a credit note has cancelled: what comes after it under the same number or amount is a re-issue, no duplicate. */
import { numberLevel } from './agreement.ts'
import { numberForm } from './number-form.ts'
import type { Sighting } from './sighting.ts'

export interface Cancelled {
  readonly all: ReadonlySet<string>
  /** Those that the note names itself: only they free their number again. */
  readonly named: ReadonlySet<string>
}

/**
 * Of a supplier's documents of one amount, in order of arrival: each credit note cancels the invoice that it names; one that names none the latest before it. A
 * note that names another, or has come before, cancels nothing, and neither does one that has not been posted: it may be returned, withdrawn or a duplicate itself,
 * and then what it names stands, and a copy of that would be paid once more.
 */
export function cancelled(ofAmount: readonly Sighting[]): Cancelled {
  const standing: Sighting[] = []
  const notes = new Set<string>()
  const all = new Set<string>()
  const byNumber = new Set<string>()
  for (const s of ofAmount) {
    if (s.kind === 'invoice') {
      standing.push(s)
      continue
    }
    if (s.postedAt === undefined || notes.has(s.form.bare)) continue
    notes.add(s.form.bare)
    const corrects = s.corrects === undefined ? undefined : numberForm(s.corrects).bare
    const named = corrects ?? s.form.bare
    const byName = standing.findLastIndex((y) => named !== '' && y.form.bare === named)
    const at = byName < 0 && corrects === undefined ? standing.length - 1 : byName
    const [invoice] = at < 0 ? [] : standing.splice(at, 1)
    if (!invoice) continue
    all.add(invoice.id)
    if (byName >= 0) byNumber.add(invoice.id)
  }
  return { all, named: byNumber }
}

/**
 * A re-issue bears another date, or a number of its own. What comes again under the same number and of the same date is the cancelled invoice once more, and no
 * credit note takes it back a second time; so too where a date is unknown.
 */
export function isReissue(x: Sighting, cancelled: Sighting): boolean {
  return numberLevel(x, cancelled) === 'other' || isDatedOtherwise(x, cancelled)
}

function isDatedOtherwise({ day }: Sighting, other: Sighting): boolean {
  return day !== undefined && other.day !== undefined && day !== other.day
}

/**
 * Of those that bear the number of `x`, the ones that do not hold it against `x`: the cancelled, and what people closed as a duplicate of them (`closed`), where `x`
 * is dated otherwise.
 */
export function freed(
  x: Sighting,
  bearers: readonly Sighting[],
  named: ReadonlySet<string>,
  closed: ReadonlySet<string>,
): ReadonlySet<string> {
  // Alone a closed duplicate still tells of the one before it, which may have given its claim up since.
  const isCancelled = bearers.some((y) => named.has(y.id))
  const free = bearers.filter(
    (y) => isDatedOtherwise(x, y) && (named.has(y.id) || (isCancelled && closed.has(y.id))),
  )
  return new Set(free.map((y) => y.id))
}

/** A document as it was known at a moment: what was posted since waited then. */
export function asKnownAt(s: Sighting, at: Date): Sighting {
  const { postedAt, ...waiting } = s
  return postedAt !== undefined && postedAt >= at.getTime() ? waiting : s
}
