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
  | 'same-correction'

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
}

/** `same` claimed the same number before, `perhaps` the same amount and date. */
export function verdictOf(same: readonly string[], perhaps: readonly string[]): DuplicateVerdict {
  if (same.length > 0) return { verdict: 'same', of: same }
  return perhaps.length > 0 ? { verdict: 'perhaps', of: perhaps } : { verdict: 'none', of: [] }
}
