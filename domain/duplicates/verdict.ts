/** What other claims of an invoice's fingerprints mean. */
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
