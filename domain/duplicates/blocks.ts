/**
 * Blocking keys: which invoices are compared at all. Each names a small bucket of sightings; two invoices that share none are never compared, so that a
 * check costs the same however many there are.
 */
import type { Sighting } from './sighting.ts'

/** Raised when a key is made otherwise, or what stands under it: then what was kept under the old ones must be kept under the new ones too. */
const LAYOUT = 4
/** Keys of one invoice. */
export const MAX_BLOCKS = 12
/** Sightings that a bucket keeps: the newest. */
export const BUCKET_KEPT = 50
/** Of the supplier's own bucket, from which its habits are estimated. */
export const RECENT_KEPT = 100

export interface Blocks {
  /** The supplier's latest invoices. */
  readonly recent: string
  /** The supplier's invoices and credit notes of this amount. */
  readonly ofAmount: string
  readonly others: readonly string[]
}

export function blocks(s: Sighting): Blocks {
  const kind = s.kind === 'creditNote' ? 'c' : 'i'
  const key = (...parts: readonly (string | number)[]): string => [LAYOUT, ...parts].join('/')
  const others = [
    ...s.form.cores.map((core) => key('n', kind, s.payee, core)),
    // Under another name of the payee a number is kept as it is, or it could be anybody's.
    ...s.aliases.map((alias) => key('n', kind, alias, s.form.folded)),
    ...(s.day === undefined ? [] : [key('d', kind, s.payee, s.day)]),
  ]
  return {
    recent: key('r', s.payee),
    ofAmount: key('a', s.payee, s.amount),
    others: [...new Set(others)].slice(0, MAX_BLOCKS - 2),
  }
}

export function keysOf({ recent, ofAmount, others }: Blocks): readonly string[] {
  return [recent, ofAmount, ...others]
}

/** How many sightings the bucket of a key keeps. */
export function keptIn(key: string, { recent }: Blocks): number {
  return key === recent ? RECENT_KEPT : BUCKET_KEPT
}
