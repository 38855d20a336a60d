/** The municipality's rule of thumb over the shipped history, worked out apart from the program that is to follow it. */
import { type Coding, codingKey } from '../../domain/coding/coding.ts'
import type { HistoryDocument } from './history.ts'

/** How many of the latest lines must be alike before the rule of thumb speaks. */
const UNIFORM_LINES = 20

export const pairKey = (creditorNo: string, gln: string): string => `${creditorNo} ${gln}`

/**
 * Pairs of supplier and institution whose latest lines coded by people are all alike, with that coding. On one day the
 * lines count in the order of their ids.
 */
export function uniformPairs(documents: readonly HistoryDocument[]): ReadonlyMap<string, Coding> {
  const lines = documents
    // What the robot posted on a person's word may merely have been approved.
    .filter((d) => d.codedBy.startsWith('person:') && d.postedBy !== 'ROBOT')
    .flatMap((d) =>
      d.lines.map((line) => ({
        pair: pairKey(d.creditorNo, d.institution.gln),
        at: `${d.bookedOn}|${line.lineId}`,
        coding: line.coding,
      })),
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  const latest = new Map<string, Coding[]>()
  for (const { pair, coding } of lines) {
    const seen = latest.get(pair) ?? []
    if (seen.length < UNIFORM_LINES) latest.set(pair, [...seen, coding])
  }
  const uniform = new Map<string, Coding>()
  for (const [pair, codings] of latest) {
    const [first] = codings
    if (first && codings.length === UNIFORM_LINES && new Set(codings.map(codingKey)).size === 1)
      uniform.set(pair, first)
  }
  return uniform
}
