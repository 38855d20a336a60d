/** Tonight's invoices before they are written: the first documents of the new year, and what is the matter with some. */
import type { Coding } from '../../domain/coding/coding.ts'
import type { Ore } from '../../domain/money.ts'
import type { Kind } from '../demo/manifest.ts'
import { codingOf } from './chart.ts'
import { type Books, daysLater, institutionOf, smallAmount } from './history.ts'
import type { Institution } from './institutions.ts'
import { keyedChance, keyedNumber } from './keyed.ts'
import type { SourceDocument } from './source.ts'
import { pairKey } from './uniform.ts'

export const NIGHT_FROM = '2022-01-01'
export const NIGHT = '2022-02-14'
const FIRST_ISSUE_DATE = '2022-01-03'
const ISSUE_DAYS = 38
/** A date in a month that the books have closed. */
const CLOSED_ISSUE_DATE = '2021-12-27'
export const BASE_DOCUMENTS = 274
const SMALL_INVOICES = 11

export interface NightLine {
  readonly text: string
  readonly coding: Coding
  readonly net: Ore
}

export interface NightDocument {
  /** Names the document among those that are being made; never shown. */
  readonly key: string
  readonly kind: Kind
  readonly creditorNo: string
  readonly institution: Institution
  readonly issueDate: string
  readonly lines: readonly NightLine[]
  readonly uniform: boolean
}

function candidate(
  books: Books,
  source: SourceDocument,
  key: string,
  uniform: ReadonlyMap<string, Coding>,
  place: number,
): NightDocument {
  const institution = institutionOf(books, source.costCentre)
  const habit = uniform.get(pairKey(source.creditorNo, institution.gln))
  const closed = [...books.chart.values()].find((a) => a.account === habit?.account)?.closedFrom !== ''
  return {
    key,
    kind: habit && closed ? 'closedAccount' : 'good',
    creditorNo: source.creditorNo,
    institution,
    issueDate: daysLater(FIRST_ISSUE_DATE, Math.floor(place * ISSUE_DAYS) + keyedNumber(5, 'issued', key)),
    lines: source.lines.map((line) => ({
      text: line.text,
      coding: codingOf(books.chart, line.account, source.costCentre, source.date),
      net: line.net,
    })),
    uniform: habit !== undefined,
  }
}

function ordinary(
  books: Books,
  sources: readonly SourceDocument[],
  uniform: ReadonlyMap<string, Coding>,
): readonly NightDocument[] {
  const base = sources.slice(0, BASE_DOCUMENTS)
  const own = base.map((source, i) =>
    candidate(books, source, `${source.documentNo}/${i}`, uniform, i / BASE_DOCUMENTS),
  )
  const small = base
    .map((source, i) => ({ source, i, rank: keyedNumber(1_000_000, 'small tonight', source.documentNo, i) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SMALL_INVOICES)
    .map(({ source, i }) => {
      const [line] = source.lines
      const lines = line ? [{ ...line, net: smallAmount('tonight', source.documentNo, i) }] : []
      return candidate(books, { ...source, lines }, `small/${i}`, uniform, i / BASE_DOCUMENTS)
    })
  return [...own, ...small]
}

interface Wish {
  readonly kind: Kind
  readonly uniform: boolean
  readonly fits?: (document: NightDocument) => boolean
}

const taxed = (d: NightDocument): boolean =>
  d.lines.every((line) => line.coding.vatCode === 'I25' && line.net > 20_000)
const severalCodings = (d: NightDocument): boolean =>
  d.lines.length === 2 && new Set(d.lines.map((line) => line.coding.account)).size === 2

/** Where an invoice would have been posted otherwise, the fault alone is what stops it. */
const WISHES: readonly Wish[] = [
  { kind: 'twoAccounts', uniform: false, fits: severalCodings },
  { kind: 'missingGln', uniform: true },
  { kind: 'missingGln', uniform: false },
  { kind: 'unknownGln', uniform: false },
  { kind: 'wrongTotal', uniform: true },
  { kind: 'wrongTotal', uniform: false },
  { kind: 'wrongVat', uniform: true, fits: taxed },
  { kind: 'wrongVat', uniform: false, fits: taxed },
  { kind: 'unknownSupplier', uniform: true },
  { kind: 'unknownSupplier', uniform: false },
  { kind: 'invalidCvr', uniform: false },
  { kind: 'closedPeriod', uniform: true },
  { kind: 'closedPeriod', uniform: true },
  { kind: 'cprInText', uniform: true },
  { kind: 'cprInText', uniform: false },
  { kind: 'changedAccount', uniform: true },
  { kind: 'changedAccount', uniform: true },
  { kind: 'changedAccount', uniform: false },
  { kind: 'foreignCurrency', uniform: true },
  { kind: 'foreignCurrency', uniform: false },
  { kind: 'wrongEncoding', uniform: false },
]

/** Gives each wish a document of its own. */
function withFaults(documents: readonly NightDocument[]): readonly NightDocument[] {
  const chosen = new Map<string, Kind>()
  for (const [i, wish] of WISHES.entries()) {
    const found = documents
      .filter(
        (d) =>
          d.kind === 'good' && d.uniform === wish.uniform && !chosen.has(d.key) && (wish.fits?.(d) ?? true),
      )
      .sort(
        (a, b) => keyedNumber(1_000_000, 'fault', i, a.key) - keyedNumber(1_000_000, 'fault', i, b.key),
      )[0]
    if (!found) throw new Error(`no document fits ${wish.kind}`)
    chosen.set(found.key, wish.kind)
  }
  return documents.map((d) => ({ ...d, kind: chosen.get(d.key) ?? d.kind }))
}

export const nightOf = (
  books: Books,
  sources: readonly SourceDocument[],
  uniform: ReadonlyMap<string, Coding>,
): readonly NightDocument[] =>
  withFaults(ordinary(books, sources, uniform)).map((d) =>
    d.kind === 'closedPeriod' ? { ...d, issueDate: CLOSED_ISSUE_DATE } : d,
  )

/** Whether the document names an order beside the person who ordered. */
export const hasOrder = (key: string): boolean => keyedChance(300, 'order', key)
