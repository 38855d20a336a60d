/** Amounts that a supplier bills again and again, beside those that it has billed once. */
import type { Sighting } from './sighting.ts'

/** Amounts that the supplier bills on several dates: that two invoices agree in one of them says less. */
export function usualAmountsOf(recent: readonly Sighting[]): ReadonlySet<string> {
  const first = new Map<string, number | undefined>()
  const usual = new Set<string>()
  for (const s of recent) {
    const amount = amountKey(s)
    if (!first.has(amount)) first.set(amount, s.day)
    else if (first.get(amount) !== s.day) usual.add(amount)
  }
  return usual
}

export function amountKey({ kind, amount }: Sighting): string {
  return `${kind}/${amount}`
}
