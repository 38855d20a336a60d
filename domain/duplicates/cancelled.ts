/** Which invoices a credit note has cancelled: what comes after it under the same number or amount is a re-issue, no duplicate. */
import type { Sighting } from './sighting.ts'

/** Of a supplier's documents of one amount, in order of arrival: each credit note cancels the invoice that it names, or the latest before it. */
export function cancelled(ofAmount: readonly Sighting[]): ReadonlySet<string> {
  const standing: Sighting[] = []
  const gone = new Set<string>()
  for (const s of ofAmount) {
    if (s.kind === 'invoice') {
      standing.push(s)
      continue
    }
    const named = standing.findLastIndex((y) => y.number === s.corrects || y.form.bare === s.form.bare)
    const [invoice] = standing.splice(named >= 0 ? named : standing.length - 1, 1)
    if (invoice) gone.add(invoice.id)
  }
  return gone
}
