/**
 * Three years of coded documents: the ledger's own, with what a list of spending over a threshold leaves out (small
 * invoices, credit notes), and with who coded and who posted each.
 */
import { DateTime } from 'luxon'
import type { Coding } from '../../domain/coding/coding.ts'
import type { Ore } from '../../domain/money.ts'
import { type ChartAccount, codingOf } from './chart.ts'
import type { Institution } from './institutions.ts'
import { keyedChance, keyedNumber } from './keyed.ts'
import { reviewerFor } from './people.ts'
import type { SourceDocument, SourceLine } from './source.ts'

export const HISTORY_FROM = '2019-01-01'
export const HISTORY_TO = '2021-12-31'
/** Since when some documents were coded by a robot, or posted by it for a person. */
const ROBOT_SINCE = '2020-07-01'

export interface HistoryLine {
  readonly lineId: string
  readonly text: string
  readonly coding: Coding
  readonly net: Ore
}

export interface HistoryDocument {
  readonly documentId: string
  readonly bookedOn: string
  readonly invoiceDate: string
  readonly creditorNo: string
  readonly institution: Institution
  readonly lines: readonly HistoryLine[]
  readonly codedBy: string
  readonly postedBy: string
  /** The credit note's original, by document id. */
  readonly corrects?: string
}

export interface Books {
  readonly chart: ReadonlyMap<string, ChartAccount>
  readonly institutions: ReadonlyMap<string, Institution>
}

export function institutionOf(books: Books, costCentre: string): Institution {
  const institution = books.institutions.get(costCentre)
  if (!institution) throw new Error(`no institution is called ${costCentre}`)
  return institution
}

const SMALLEST_INVOICE_ORE = 2_000
const SMALL_INVOICE_BELOW_ORE = 25_000
export const smallAmount = (...parts: readonly (string | number)[]): Ore =>
  SMALLEST_INVOICE_ORE + keyedNumber(SMALL_INVOICE_BELOW_ORE - SMALLEST_INVOICE_ORE, 'small', ...parts)

export const daysLater = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date

function coders(
  documentId: string,
  bookedOn: string,
  institution: Institution,
): { codedBy: string; postedBy: string } {
  const person = reviewerFor(institution.area, institution.gln, documentId)
  if (keyedChance(20, 'coder unknown', documentId)) return { codedBy: '', postedBy: 'IMPORT' }
  if (bookedOn < ROBOT_SINCE) return { codedBy: `person:${person}`, postedBy: person.toUpperCase() }
  if (keyedChance(70, 'robot', documentId)) return { codedBy: 'robot', postedBy: 'ROBOT' }
  const posted = keyedChance(150, 'posted by robot', documentId) ? 'ROBOT' : person.toUpperCase()
  return { codedBy: `person:${person}`, postedBy: posted }
}

/** Documents of one payment that go to several cost centres or creditors differ in the institution's number. */
const documentIdOf = (source: SourceDocument, institution: Institution): string =>
  [
    source.documentNo,
    ...(source.documentNo.endsWith(`-${source.creditorNo}`) ? [] : [source.creditorNo]),
    institution.costCentre,
  ].join('-')

function build(
  books: Books,
  source: SourceDocument,
  suffix: string,
  lines: readonly SourceLine[],
): HistoryDocument {
  const institution = institutionOf(books, source.costCentre)
  const documentId = documentIdOf(source, institution) + suffix
  return {
    documentId,
    bookedOn: source.date,
    invoiceDate: daysLater(source.date, -(5 + keyedNumber(26, 'invoice date', documentId))),
    creditorNo: source.creditorNo,
    institution,
    lines: lines.map((line) => ({
      lineId: line.lineId + suffix,
      text: line.text,
      coding: codingOf(books.chart, line.account, source.costCentre, source.date),
      net: line.net,
    })),
    ...coders(documentId, source.date, institution),
  }
}

function withDerived(books: Books, source: SourceDocument): readonly HistoryDocument[] {
  const own = build(books, source, '', source.lines)
  const made = [own]
  const first = source.lines[0]
  if (first && keyedChance(50, 'small invoice', own.documentId)) {
    made.push(build(books, source, '-S', [{ ...first, net: smallAmount(own.documentId) }]))
  }
  if (keyedChance(10, 'credit note', own.documentId)) {
    const negated = source.lines.map((line) => ({ ...line, net: -line.net }))
    const note = build(books, source, '-C', negated)
    const bookedOn = daysLater(own.bookedOn, 10 + keyedNumber(30, 'credited', own.documentId))
    if (bookedOn <= HISTORY_TO)
      made.push({ ...note, bookedOn, invoiceDate: daysLater(own.bookedOn, 3), corrects: own.documentId })
  }
  return made
}

export const historyOf = (books: Books, sources: readonly SourceDocument[]): readonly HistoryDocument[] =>
  sources.flatMap((source) => withDerived(books, source))
