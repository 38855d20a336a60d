/** What tells whether a proposal is right: how clear it is, what its keys have seen, the coder's own record, and the invoice's other lines. */
import { isStale } from '../control/stale.ts'
import type { Place } from './document-place.ts'
import { type History, NONE, weightAt } from './history.ts'
import { type Hashed, KEYS, type Key } from './keys.ts'
import { type Day, dayOfMonth, type LineFacts, monthOf } from './line.ts'
import type { Odds } from './mixer.ts'
import { LONG_AGO_DAYS, type OwnRecord, PER_RECORD, RECORDS } from './own-record.ts'

/** Of these keys the history of the proposal itself is told. */
const TOLD: readonly Key[] = [
  'supplier',
  'supplier department',
  'supplier department text',
  'supplier department amount',
  'supplier department prefix',
  'text department',
  'supplier department place',
]
const TOLD_AT = TOLD.map((key) => KEYS.indexOf(key))
const PER_TOLD = 8
const OF_ODDS = 12
const OF_INVOICE = 11

const RECORD_AT = OF_ODDS
const TOLD_FROM = RECORD_AT + RECORDS * PER_RECORD
const INVOICE_FROM = TOLD_FROM + TOLD.length * PER_TOLD
export const FEATURES = INVOICE_FROM + OF_INVOICE
/** Days since a person last coded this supplier at this institution. */
const PATTERN_AGE = TOLD_FROM + TOLD.indexOf('supplier department') * PER_TOLD + 4

/** Is some of these lines of a supplier and institution that no person has coded lately? `ats`: their indices in a batch. */
export function areStale(features: Float32Array, ats: readonly number[]): boolean {
  return ats.some((i) => isStale(features[i * FEATURES + PATTERN_AGE] as number))
}

/** Log of one more than how often people gave this supplier the proposed coding at this institution. */
export const PRECEDENTS = TOLD_FROM + TOLD.indexOf('supplier department') * PER_TOLD

export interface Proposed {
  /** The likeliest coding and the next, by number; -1 where there is none. */
  readonly code: number
  readonly next: number
  readonly p: number
}

export const NOTHING: Proposed = { code: NONE, next: NONE, p: 0 }

export interface Choice extends Proposed {
  /** Their places among the candidates; -1 where there is none. */
  readonly first: number
  readonly second: number
}

/** The mixer's first and second. */
export function choose({ candidates, p }: Odds): Choice {
  let first = 0
  let second = -1
  for (let c = 1; c < p.length; c++) {
    if ((p[c] as number) > (p[first] as number)) {
      second = first
      first = c
    } else if (second < 0 || (p[c] as number) > (p[second] as number)) second = c
  }
  return {
    first,
    second,
    code: candidates[first] as number,
    next: second < 0 ? NONE : (candidates[second] as number),
    p: p[first] as number,
  }
}

/** Writes the features of one line but those of its invoice, which need its other lines' odds. */
export function writeFeatures(
  into: Float32Array,
  at: number,
  {
    history,
    record,
    hashed,
    odds,
    choice,
    day,
  }: {
    readonly history: History
    readonly record: OwnRecord
    readonly hashed: Hashed
    readonly odds: Odds
    readonly choice: Choice
    readonly day: Day
  },
): void {
  const { p, backoff, prior, score } = odds
  const { first, second, code } = choice
  let best = 0
  let sum = 0
  let entropy = 0
  for (let c = 0; c < p.length; c++) {
    sum += backoff[c] as number
    if ((backoff[c] as number) > (backoff[best] as number)) best = c
    const q = p[c] as number
    if (q > 1e-9) entropy -= q * Math.log(q)
  }
  let rival = 0
  for (let c = 0; c < p.length; c++)
    if (c !== best && (backoff[c] as number) > rival) rival = backoff[c] as number
  const own = backoff[first] as number
  const { codes } = history
  const values = [
    p[first] as number,
    second < 0 ? 0 : (p[second] as number),
    second < 0 ? 20 : Math.min(20, (score[first] as number) - (score[second] as number)),
    entropy,
    p.length,
    own,
    best === first ? own - rival : own - (backoff[best] as number),
    best === first ? 1 : 0,
    Math.log1p(codes.at.labels[code] as number),
    Math.min(LONG_AGO_DAYS, day - (codes.at.lastDay[code] as number)),
    prior[first] as number,
    own / Math.max(sum, 1e-12),
  ]
  into.set(values, at)
  record.write(into, at + RECORD_AT, hashed, code, day)
  TOLD_AT.forEach((key, i) => {
    tell(into, at + TOLD_FROM + i * PER_TOLD, history, history.find(hashed.keys[key] as number), code, day)
  })
}

function tell(into: Float32Array, to: number, history: History, row: number, code: number, day: Day): void {
  if (row === NONE) {
    into.set([0, -1, 0, 0, LONG_AGO_DAYS, LONG_AGO_DAYS, 0, -1], to)
    return
  }
  const now = weightAt(day)
  const v = history.values.at
  const e = history.entries.at
  const entry = history.entryOf(row, code)
  const labels = entry === NONE ? 0 : (e.labels[entry] as number)
  const weight = entry === NONE ? 0 : (e.weight[entry] as number)
  const other = (v.lastCode[row] === code ? v.otherDay[row] : v.lastDay[row]) as number
  const run = Math.min(v.run[row] as number, 50)
  const followed = v.followed[row] as number
  into[to] = Math.log1p(labels)
  into[to + 1] = weight / ((v.weight[row] as number) + 0.05 * now)
  into[to + 2] = Math.log1p(v.labels[row] as number)
  into[to + 3] = v.lastCode[row] === code ? run : -run
  into[to + 4] = Math.min(LONG_AGO_DAYS, day - (v.lastDay[row] as number))
  into[to + 5] = Math.min(LONG_AGO_DAYS, day - other)
  into[to + 6] = v.codes[row] as number
  into[to + 7] = followed > 0 ? ((v.agreed[row] as number) + 0.5 * now) / (followed + now) : -1
}

export interface Sibling {
  readonly line: LineFacts
  readonly place: Place
  readonly proposed: Proposed
}

/** Writes what the other lines of its invoice tell of each line. `siblings`: all lines of one invoice; `ats`: where each one's features begin. */
export function writeInvoiceFeatures(
  into: Float32Array,
  ats: readonly number[],
  siblings: readonly Sibling[],
): void {
  const ps = siblings.map((s) => s.proposed.p)
  const lowest = ps.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const total = ps.reduce((a, b) => a + b, 0)
  const n = siblings.length
  const alike = new Map<number, number>()
  for (const { proposed } of siblings) alike.set(proposed.code, (alike.get(proposed.code) ?? 0) + 1)
  siblings.forEach(({ line, place, proposed }, i) => {
    into.set(
      [
        lowest,
        n > 1 ? (total - proposed.p) / (n - 1) : -1,
        (alike.get(proposed.code) ?? 0) / n,
        place.lines,
        place.rank,
        line.amount / 100,
        place.share,
        dayOfMonth(line.day),
        monthOf(line.day) % 12,
        roundness(line.amount),
        place.amounts,
      ],
      (ats[i] as number) + INVOICE_FROM,
    )
  })
}

/** 3 for whole hundreds, 2 for whole tens, 1 for whole kroner, 0 otherwise. */
function roundness(ore: number): number {
  if (ore % 10_000 === 0) return 3
  if (ore % 1_000 === 0) return 2
  return ore % 100 === 0 ? 1 : 0
}
