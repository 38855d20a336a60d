/** Tonight's files: every document written out, with what must become of it. */

import type { Coding } from '../../domain/coding/coding.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import type { Expected, Kind, TruthLine } from '../demo/manifest.ts'
import type { Paper } from './document.ts'
import { type Circumstances, expectedOf, orElse } from './expected.ts'
import { creditedInHistory, disguisable, disguise, manyLines, originals } from './extras.ts'
import { type Books, type HistoryDocument, pairKey } from './history.ts'
import { asLatin1, brokenOff, HOSTILE } from './hostile.ts'
import { keyedNumber, keyedUuid } from './keyed.ts'
import { NIGHT, type NightDocument } from './night.ts'
import { numbering } from './numbering.ts'
import { writeOioubl } from './oioubl.ts'
import { creditNoteOf, faulty, paperOf } from './paper.ts'
import { writePeppol } from './peppol.ts'
import type { Supplier } from './suppliers.ts'

export interface NightFile {
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

interface Written {
  readonly document: NightDocument
  readonly paper: Paper
  readonly file: NightFile
}

const RANKS = 1_000_000
const rankOf = (key: string): number => keyedNumber(RANKS, 'arrival', key)
/** After every ordinary document. */
const lateRankOf = (key: string): number => RANKS + rankOf(key)

const write = (paper: Paper): string => (paper.format === 'oioubl' ? writeOioubl(paper) : writePeppol(paper))

/** One line that belongs on two accounts is one line of the paper and two of the truth. */
const truthOf = (d: NightDocument, sign: 1 | -1): readonly TruthLine[] =>
  d.lines.map(({ coding, net }, i) => ({
    lineId: d.kind === 'twoAccounts' ? '1' : String(i + 1),
    coding: { ...coding, dimensions: { ...coding.dimensions } },
    net: sign * net,
  }))

export interface NightPlan {
  readonly books: Books
  readonly suppliers: ReadonlyMap<string, Supplier>
  readonly history: readonly HistoryDocument[]
  readonly uniform: ReadonlyMap<string, Coding>
  readonly night: readonly NightDocument[]
}

function circumstancesOf(
  plan: NightPlan,
  isOpen: (account: string) => boolean,
): (d: NightDocument) => Circumstances {
  const closing = new Set(
    plan.history
      .filter((d) => d.lines.some((line) => !isOpen(line.coding.account)))
      .map((d) => pairKey(d.creditorNo, d.institution.gln)),
  )
  return (d) => ({ uniform: d.uniform, closing: closing.has(pairKey(d.creditorNo, d.institution.gln)) })
}

/** Another invoice of the supplier with the same amount and date: a question to a person, though both are genuine. */
function perhapsDuplicates(written: readonly Written[]): ReadonlySet<string> {
  const byPrint = new Map<string, string[]>()
  for (const { document, paper } of written) {
    const print = [paper.kind, document.creditorNo, paper.totals.gross, paper.issueDate].join('/')
    byPrint.set(print, [...(byPrint.get(print) ?? []), document.key])
  }
  return new Set([...byPrint.values()].filter((keys) => keys.length > 1).flat())
}

export function filesOf(plan: NightPlan): { files: readonly NightFile[]; numberOf: (id: string) => string } {
  const closed = new Set(
    [...plan.books.chart.values()].filter((a) => a.closedFrom !== '').map((a) => a.account),
  )
  const isOpen = (account: string): boolean => !closed.has(account)
  const circumstances = circumstancesOf(plan, isOpen)
  const long = manyLines(plan.history, plan.uniform, isOpen)
  const past = creditedInHistory(plan.history, plan.uniform, isOpen)
  const { redelivered, credited } = originals(plan.night)
  const stray = past[0]?.document
  if (!stray) throw new Error('nothing to credit')
  const creditKey = (d: NightDocument): string => `credit/${d.key}`

  const numberOf = numbering([
    ...plan.history.map((d) => ({ id: d.documentId, creditorNo: d.creditorNo, date: d.invoiceDate })),
    ...[...plan.night, long].map((d) => ({ id: d.key, creditorNo: d.creditorNo, date: d.issueDate })),
    ...[credited, ...past.map((p) => p.document)].map((d) => ({
      id: creditKey(d),
      creditorNo: d.creditorNo,
      date: NIGHT,
    })),
    { id: 'credit/stray', creditorNo: stray.creditorNo, date: NIGHT },
    { id: 'credit/nothing', creditorNo: stray.creditorNo, date: NIGHT },
  ])
  const supplierOf = (d: NightDocument): Supplier => {
    const supplier = plan.suppliers.get(d.creditorNo)
    if (!supplier) throw new Error(`no supplier ${d.creditorNo}`)
    return supplier
  }

  const written = [...plan.night, long].map((document): Written => {
    const paper = faulty(paperOf(document, supplierOf(document), numberOf(document.key)), document)
    const xml = write(paper)
    return {
      document,
      paper,
      file: {
        key: document.key,
        kind: document.kind,
        bytes: document.kind === 'wrongEncoding' ? asLatin1(xml) : Buffer.from(xml, 'utf8'),
        expected: expectedOf(document.kind, circumstances(document)),
        uniform: document.uniform,
        truth: truthOf(document, 1),
        rank: rankOf(document.key),
      },
    }
  })
  const find = (d: NightDocument): Written => {
    const found = written.find((w) => w.document.key === d.key)
    if (!found) throw new Error(`${d.key} is not written`)
    return found
  }

  const copy = (kind: 'redelivered' | 'disguisedDuplicate', of: Written, bytes: Buffer): NightFile => ({
    ...of.file,
    key: `${kind}/${of.document.key}`,
    kind,
    bytes,
    expected: expectedOf(kind, circumstances(of.document)),
    twinKey: of.document.key,
    rank: lateRankOf(`${kind}/${of.document.key}`),
  })
  const again = redelivered.map((d) => copy('redelivered', find(d), find(d).file.bytes))
  const disguised = disguisable(
    plan.night,
    numberOf,
    [...redelivered, credited].map((d) => d.key),
  ).map((d) => {
    const of = find(d)
    const uuid = keyedUuid('disguised', d.key)
    const paper = { ...of.paper, uuid, number: disguise(of.paper.number), note: 'Genfremsendt.' }
    return copy('disguisedDuplicate', of, Buffer.from(write(paper), 'utf8'))
  })

  const creditNote = (d: NightDocument, original: Paper, id: string, expected: Expected): NightFile => ({
    key: id,
    kind: original.number === numberOf('credit/nothing') ? 'creditNoteWithoutOriginal' : 'creditNote',
    bytes: Buffer.from(write(creditNoteOf(original, numberOf(id), NIGHT, id)), 'utf8'),
    expected,
    uniform: d.uniform,
    truth: truthOf(d, -1),
    rank: lateRankOf(id),
  })
  const creditNotes = [
    ...past.map(({ document, documentId }) =>
      creditNote(
        document,
        paperOf(document, supplierOf(document), numberOf(documentId)),
        creditKey(document),
        expectedOf('creditNote', circumstances(document)),
      ),
    ),
    // Its original may still be with a person when the credit note comes.
    creditNote(
      credited,
      find(credited).paper,
      creditKey(credited),
      orElse(expectedOf('creditNote', circumstances(credited)), 'WAY_NO_ORIGINAL'),
    ),
    creditNote(
      stray,
      paperOf(stray, supplierOf(stray), numberOf('credit/nothing')),
      'credit/stray',
      expectedOf('creditNoteWithoutOriginal', circumstances(stray)),
    ),
  ]

  const unreadable = (key: string, kind: Kind, text: string): NightFile => ({
    key,
    kind,
    bytes: Buffer.from(text, 'utf8'),
    expected: expectedOf(kind, { uniform: false, closing: false }),
    uniform: false,
    truth: [],
    rank: rankOf(key),
  })
  const hostile = [
    ...HOSTILE.map(({ kind, make }) => unreadable(`hostile/${kind}`, kind, make())),
    unreadable('hostile/broken', 'notXml', brokenOff(write(find(credited).paper))),
  ]

  const perhaps = perhapsDuplicates(written)
  const copied = new Set([...again, ...disguised].map((file) => file.twinKey))
  const may = (file: NightFile, when: boolean, reason: ErrorCode): NightFile =>
    when ? { ...file, expected: orElse(file.expected, reason) } : file
  const ordinary = written.map(({ file }) =>
    may(may(file, perhaps.has(file.key), 'WAY_PERHAPS_DUPLICATE'), copied.has(file.key), 'WAY_DUPLICATE'),
  )
  return { files: [...ordinary, ...again, ...disguised, ...creditNotes, ...hostile], numberOf }
}
