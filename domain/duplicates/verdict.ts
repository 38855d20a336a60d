/** What the comparisons of an invoice with earlier ones come to. */
export type DuplicateRule =
  | 'same-number'
  | 'normalised-number'
  | 'near-number'
  | 'same-amount-and-date'
  | 'other-payee-number'
  | 'rounded'
  | 'vat'
  | 'year-later'
  | 'split'
  | 'merged'

/** One earlier invoice that this one is like. */
export interface Likeness {
  readonly of: string
  readonly rule: DuplicateRule
  /** `stop`: surely the same · `flag`: a person decides. */
  readonly action: 'stop' | 'flag'
  /** To one, that it is the same. */
  readonly odds: number
}

export interface DuplicateVerdict {
  readonly verdict: 'none' | 'same' | 'perhaps'
  /** The ids of the others. */
  readonly of: readonly string[]
  /** What the likeliest is like, and how surely; absent where the number alone says it. */
  readonly because?: { readonly rule: DuplicateRule; readonly odds: number }
}

/** Others that a verdict names: a person looks at one after the other. */
const NAMED = 20
/** Odds are a judgement: more than that they do not say. */
const MOST_ODDS = 1_000_000

/**
 * `same`: others claimed the same number before. `corrections`: another credit note corrects the same invoice. Otherwise what the comparison found, the likeliest
 * first.
 */
export function duplicateVerdict(
  same: readonly string[],
  corrections: readonly string[],
  alike: readonly Likeness[],
): DuplicateVerdict {
  if (same.length > 0) return { verdict: 'same', of: same.slice(0, NAMED) }
  const [likeliest] = alike
  const of = [...new Set([...alike.map((l) => l.of), ...corrections])].slice(0, NAMED)
  if (!likeliest) return of.length > 0 ? { verdict: 'perhaps', of } : { verdict: 'none', of }
  const { rule, odds, action } = likeliest
  const because = { rule, odds: Number(Math.min(odds, MOST_ODDS).toPrecision(2)) }
  return { verdict: action === 'stop' ? 'same' : 'perhaps', of, because }
}
