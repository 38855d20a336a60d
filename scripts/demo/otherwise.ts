/** Which lines the robot posted on another coding than the ledger's people had chosen. */
import { type Coding, sameCoding } from '../../domain/coding/coding.ts'
import type { Ore } from '../../domain/money.ts'
import { outcomeOf, type PostedPart } from './actual.ts'
import type { Actuals } from './judge.ts'
import type { Manifest, ManifestEntry } from './manifest.ts'

export interface Otherwise {
  readonly documentId: string
  readonly lineId: string
  readonly net: Ore
  readonly people: Coding
  /** Undefined where the posting has no line of this amount at all. */
  readonly robot: Coding | undefined
}

/** Each posted part answers for one line only: the same amount on the same coding, or else the same amount. */
function compare(entry: ManifestEntry, posted: readonly PostedPart[]): readonly Otherwise[] {
  const left = [...posted]
  const take = (fits: (part: PostedPart) => boolean): PostedPart | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const unmatched = entry.truth.filter(
    ({ coding, net }) => !take((part) => part.net === net && sameCoding(part.coding, coding)),
  )
  return unmatched.map(({ lineId, coding, net }) => ({
    documentId: entry.documentId,
    lineId,
    net,
    people: coding,
    robot: take((part) => part.net === net)?.coding,
  }))
}

export interface PostedLines {
  readonly lines: number
  /** Of the ordinary invoices alone: lines in all, and posted. */
  readonly ordinary: { readonly lines: number; readonly posted: number }
  readonly otherwise: readonly Otherwise[]
}

/** Of what the robot posted: how many lines, and those that people had coded otherwise. */
export function postedLines(manifest: Manifest, actuals: Actuals): PostedLines {
  const posted = manifest.documents.flatMap((entry) => {
    const actual = actuals.get(entry.documentId)
    return actual && outcomeOf(actual) === 'posted' ? [{ entry, actual }] : []
  })
  const linesOf = (entries: readonly ManifestEntry[]): number =>
    entries.reduce((total, { truth }) => total + truth.length, 0)
  const good = (entry: ManifestEntry): boolean => entry.kind === 'good'
  const entries = posted.map(({ entry }) => entry)
  return {
    lines: linesOf(entries),
    ordinary: { lines: linesOf(manifest.documents.filter(good)), posted: linesOf(entries.filter(good)) },
    otherwise: posted.flatMap(({ entry, actual }) => compare(entry, actual.posted)),
  }
}
