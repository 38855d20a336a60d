/** A file of tonight with what must become of it, and what every maker of such files needs. */
import type { Coding } from '../../domain/coding/coding.ts'
import type { Expected, Kind, TruthLine } from '../demo/manifest.ts'
import type { Paper } from './document.ts'
import { type Circumstances, expectedOf } from './expected.ts'
import type { Books, HistoryDocument } from './history.ts'
import { asLatin1 } from './hostile.ts'
import { keyedNumber } from './keyed.ts'
import type { NightDocument } from './night.ts'
import { writeOioubl } from './oioubl.ts'
import { writePeppol } from './peppol.ts'
import type { Supplier } from './suppliers.ts'
import { pairKey } from './uniform.ts'

export interface NightFile {
  /** Names the file among those that are being made; never shown. */
  readonly key: string
  readonly kind: Kind
  readonly bytes: Buffer
  readonly expected: Expected
  readonly uniform: boolean
  readonly twinKey?: string
  readonly truth: readonly TruthLine[]
  /** Place in the night: copies and credit notes come after what they belong to. */
  readonly rank: number
}

/** An ordinary document, kept beside its file because copies and credit notes are made from it. */
export interface Written {
  readonly document: NightDocument
  readonly paper: Paper
  readonly file: NightFile
}

export interface NightPlan {
  readonly books: Books
  readonly suppliers: ReadonlyMap<string, Supplier>
  readonly history: readonly HistoryDocument[]
  readonly uniform: ReadonlyMap<string, Coding>
  readonly night: readonly NightDocument[]
}

const RANKS = 1_000_000
export const rankOf = (key: string): number => keyedNumber(RANKS, 'arrival', key)
/** After every ordinary document. */
export const lateRankOf = (key: string): number => RANKS + rankOf(key)

export const xmlOf = (paper: Paper): string =>
  paper.format === 'oioubl' ? writeOioubl(paper) : writePeppol(paper)

/** One line that belongs on two accounts is one line of the paper and two of the truth. */
export const truthOf = (d: NightDocument, sign: 1 | -1): readonly TruthLine[] =>
  d.lines.map(({ coding, net }, i) => ({
    lineId: d.kind === 'twoAccounts' ? '1' : String(i + 1),
    coding: { ...coding, dimensions: { ...coding.dimensions } },
    net: sign * net,
  }))

export function written(document: NightDocument, paper: Paper, circumstances: Circumstances): Written {
  const xml = xmlOf(paper)
  const file = {
    key: document.key,
    kind: document.kind,
    bytes: document.kind === 'wrongEncoding' ? asLatin1(xml) : Buffer.from(xml, 'utf8'),
    expected: expectedOf(document.kind, circumstances),
    uniform: document.uniform,
    truth: truthOf(document, 1),
    rank: rankOf(document.key),
  }
  return { document, paper, file }
}

/** Accounts that may be posted to tonight. */
export function openAccounts({ books }: NightPlan): (account: string) => boolean {
  const closed = new Set([...books.chart.values()].filter((a) => a.closedFrom !== '').map((a) => a.account))
  return (account) => !closed.has(account)
}

export function circumstancesOf(plan: NightPlan): (d: NightDocument) => Circumstances {
  const isOpen = openAccounts(plan)
  const closing = new Set(
    plan.history
      .filter((d) => d.lines.some((line) => !isOpen(line.coding.account)))
      .map((d) => pairKey(d.creditorNo, d.institution.gln)),
  )
  return (d) => ({ uniform: d.uniform, closing: closing.has(pairKey(d.creditorNo, d.institution.gln)) })
}
