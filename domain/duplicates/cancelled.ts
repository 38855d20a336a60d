/** Which invoices a credit note has cancelled: what comes after it under the same number or amount is a re-issue, no duplicate. */
import { numberForm } from './number-form.ts'
import type { Sighting } from './sighting.ts'

export interface Cancelled {
  readonly all: ReadonlySet<string>
  /** Those that the note names itself: only they free their number again. */
  readonly named: ReadonlySet<string>
}

/**
 * Of a supplier's documents of one amount, in order of arrival: each credit note cancels the invoice that it names; one that names none the latest before it. A
 * note that names another, or has come before, cancels nothing.
 */
export function cancelled(ofAmount: readonly Sighting[]): Cancelled {
  const standing: Sighting[] = []
  const notes = new Set<string>()
  const all = new Set<string>()
  const named = new Set<string>()
  for (const s of ofAmount) {
    if (s.kind === 'invoice') {
      standing.push(s)
      continue
    }
    if (notes.has(s.form.bare)) continue
    notes.add(s.form.bare)
    const corrects = s.corrects === undefined ? undefined : numberForm(s.corrects).bare
    const byName = standing.findLastIndex((y) => y.form.bare === (corrects ?? s.form.bare))
    const at = byName < 0 && corrects === undefined ? standing.length - 1 : byName
    const [invoice] = at < 0 ? [] : standing.splice(at, 1)
    if (!invoice) continue
    all.add(invoice.id)
    if (byName >= 0) named.add(invoice.id)
  }
  return { all, named }
}
