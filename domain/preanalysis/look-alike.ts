/**
 * Accounts that people mix up: the same supplier at the same institution, with a text that begins alike, is coded now on one, now on the other. A practice that
 * changed once is no mixing, and neither is an invoice that is split between the two.
 */
import type { Codebook } from '../coding/codebook.ts'
import { normaliseText } from '../coding/line.ts'
import type { CodedLineFacts, Walked } from '../coding/walk.ts'
import { patternKey } from './experience.ts'

export interface LookAlike {
  /** The account used more, and the one that would go. */
  readonly keep: string
  readonly merge: string
  /** Supplier, institution and text in which both stand by turns. */
  readonly places: number
  /** Invoices there on the rarer of the two. */
  readonly mixed: number
  /** How often the robot proposed one where a person chose the other. */
  readonly confused: number
  readonly supplierName: string
  readonly department: string
}

/** Each of two accounts so often in one place, with so many changes between them: once there and back may be chance. */
const LEAST_EACH = 2
const LEAST_SWITCHES = 3
/** Of the changes that pure chance would make, at least this share: otherwise the practice changed in blocks. */
const LEAST_OF_CHANCE = 0.5
/** Of a place's invoices, at most this share split between both. */
const MOST_SPLIT = 0.25
const LEAST_MIXED = 4
const LEAST_CONFUSED = 3
export const MOST_PROPOSALS = 10

interface Mixing {
  places: number
  mixed: number
  readonly example: CodedLineFacts
}

/** Most mixed up first; an account stands in one proposal only. Lines in the order of their days. */
export function lookAlikes(
  lines: readonly CodedLineFacts[],
  walked: readonly Walked[],
  codebook: Codebook,
): readonly LookAlike[] {
  const accountOf = (code: number): string => codebook.of(code)?.account ?? ''
  const confused = confusionsOf(walked, accountOf)
  const uses = new Map<string, number>()
  for (const { code } of lines) uses.set(accountOf(code), (uses.get(accountOf(code)) ?? 0) + 1)
  const found = [...mixingsOf(lines, accountOf)].flatMap(([key, { places, mixed, example }]): LookAlike[] => {
    const times = confused.get(key) ?? 0
    if (mixed < LEAST_MIXED || times < LEAST_CONFUSED) return []
    const [a, b] = key.split(BETWEEN) as [string, string]
    const [keep, merge] = (uses.get(a) ?? 0) >= (uses.get(b) ?? 0) ? [a, b] : [b, a]
    const { supplierName, supplierId, department } = example
    return [
      { keep, merge, places, mixed, confused: times, supplierName: supplierName || supplierId, department },
    ]
  })
  const taken = new Set<string>()
  const chosen: LookAlike[] = []
  for (const pair of found.sort((a, b) => b.confused - a.confused || b.mixed - a.mixed)) {
    if (taken.has(pair.keep) || taken.has(pair.merge) || chosen.length === MOST_PROPOSALS) continue
    taken.add(pair.keep).add(pair.merge)
    chosen.push(pair)
  }
  return chosen
}

const BETWEEN = '\x1f'
const pairKey = (a: string, b: string): string => (a < b ? `${a}${BETWEEN}${b}` : `${b}${BETWEEN}${a}`)

function confusionsOf(
  walked: readonly Walked[],
  accountOf: (code: number) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { proposed, line } of walked) {
    const [robot, person] = [accountOf(proposed), accountOf(line.code)]
    if (proposed < 0 || robot === person) continue
    const key = pairKey(robot, person)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** What a text is about stands first; dates, names and periods follow. */
const WORDS = 2
const beginning = (text: string): string => normaliseText(text).split(' ').slice(0, WORDS).join(' ')

function mixingsOf(
  lines: readonly CodedLineFacts[],
  accountOf: (code: number) => string,
): ReadonlyMap<string, Mixing> {
  const places = new Map<
    string,
    Map<string, { readonly accounts: Set<string>; readonly line: CodedLineFacts }>
  >()
  for (const line of lines) {
    const key = `${patternKey(line)}${BETWEEN}${beginning(line.text)}`
    const documents = places.get(key) ?? new Map()
    const document = line.documentNo === '' ? line.lineId : `${line.documentNo}${BETWEEN}${line.day}`
    const own = documents.get(document) ?? { accounts: new Set<string>(), line }
    own.accounts.add(accountOf(line.code))
    documents.set(document, own)
    places.set(key, documents)
  }
  const mixings = new Map<string, Mixing>()
  for (const documents of places.values()) {
    const seen = [...documents.values()]
    const accounts = [...new Set(seen.flatMap((d) => [...d.accounts]))]
    for (const [i, a] of accounts.entries())
      for (const b of accounts.slice(i + 1)) {
        const mixed = mixedIn(
          seen.map((d) => d.accounts),
          a,
          b,
        )
        if (mixed === 0) continue
        const key = pairKey(a, b)
        const own = mixings.get(key) ?? { places: 0, mixed: 0, example: seen[0]?.line as CodedLineFacts }
        own.places++
        own.mixed += mixed
        mixings.set(key, own)
      }
  }
  return mixings
}

/** Invoices on the rarer of the two, where they stand by turns; 0 where they do not. */
export function mixedIn(documents: readonly ReadonlySet<string>[], a: string, b: string): number {
  const counts = { a: 0, b: 0, split: 0, switches: 0 }
  let last: string | undefined
  for (const accounts of documents) {
    const [hasA, hasB] = [accounts.has(a), accounts.has(b)]
    if (hasA && hasB) counts.split++
    if (hasA === hasB) continue
    const now = hasA ? 'a' : 'b'
    counts[now]++
    if (last !== undefined && last !== now) counts.switches++
    last = now
  }
  const all = counts.a + counts.b
  const byChance = (2 * counts.a * counts.b) / Math.max(1, all)
  const byTurns =
    Math.min(counts.a, counts.b) >= LEAST_EACH &&
    counts.switches >= LEAST_SWITCHES &&
    counts.switches >= LEAST_OF_CHANCE * byChance &&
    counts.split <= MOST_SPLIT * all
  return byTurns ? Math.min(counts.a, counts.b) : 0
}
