/** Tonight's files: every document written out, with what must become of it. */
import type { ErrorCode } from '../../domain/errors.ts'
import type { Kind } from '../demo/manifest.ts'
import { disguised, paidBefore, redelivered } from './copies.ts'
import { creditNotes, creditNumbers, type ToCredit } from './credit-notes.ts'
import type { Paper } from './document.ts'
import { expectedOf, orElse } from './expected.ts'
import { disguisable, manyLines, originals, type PastInvoice, pastInvoices } from './extras.ts'
import { brokenOff, HOSTILE } from './hostile.ts'
import type { NightDocument } from './night.ts'
import {
  circumstancesOf,
  type NightFile,
  type NightPlan,
  openAccounts,
  rankOf,
  type Written,
  written,
  xmlOf,
} from './night-file.ts'
import { numbering } from './numbering.ts'
import { faulty, paperOf } from './paper.ts'

/** Other invoices of a supplier with the same amount and date: a question to a person, though all are genuine. */
function perhapsDuplicates(list: readonly Written[]): ReadonlySet<string> {
  const byPrint = new Map<string, string[]>()
  for (const { document, paper } of list) {
    const print = [paper.kind, document.creditorNo, paper.totals.gross, paper.issueDate].join('/')
    byPrint.set(print, [...(byPrint.get(print) ?? []), document.key])
  }
  return new Set([...byPrint.values()].filter((keys) => keys.length > 1).flat())
}

function unreadable(key: string, kind: Kind, text: string): NightFile {
  return {
    key,
    kind,
    bytes: Buffer.from(text, 'utf8'),
    expected: expectedOf(kind, { uniform: false, closing: false }),
    uniform: false,
    truth: [],
    rank: rankOf(key),
  }
}

const hostile = (torn: Paper): readonly NightFile[] => [
  ...HOSTILE.map(({ kind, make }) => unreadable(`hostile/${kind}`, kind, make())),
  unreadable('hostile/broken', 'notXml', brokenOff(xmlOf(torn))),
]

interface FromHistory {
  readonly credited: readonly PastInvoice[]
  readonly stray: PastInvoice
  readonly paid: PastInvoice
}

function fromHistory(plan: NightPlan): FromHistory {
  const [stray, paid, ...credited] = pastInvoices(plan.history, plan.uniform, openAccounts(plan))
  if (!stray || !paid) throw new Error('history is too short')
  return { credited, stray, paid }
}

export interface NightFiles {
  readonly files: readonly NightFile[]
  /** The supplier's number of a document of history or tonight. */
  readonly numberOf: (id: string) => string
}

export function filesOf(plan: NightPlan): NightFiles {
  const all = [...plan.night, manyLines(plan.history, plan.uniform, openAccounts(plan))]
  const { again, credited } = originals(plan.night)
  const past = fromHistory(plan)
  const credit: ToCredit = { tonight: credited, past: past.credited, stray: past.stray.document }
  const numberOf = numbering([
    ...plan.history.map((d) => ({ id: d.documentId, creditorNo: d.creditorNo, date: d.invoiceDate })),
    ...all.map((d) => ({ id: d.key, creditorNo: d.creditorNo, date: d.issueDate })),
    ...creditNumbers(credit),
  ])
  const paper = (d: NightDocument, number: string): Paper => {
    const supplier = plan.suppliers.get(d.creditorNo)
    if (!supplier) throw new Error(`no supplier ${d.creditorNo}`)
    return paperOf(d, supplier, number)
  }
  const circumstances = circumstancesOf(plan)
  const ordinary = all.map((d) => written(d, faulty(paper(d, numberOf(d.key)), d), circumstances(d)))
  const find = (d: NightDocument): Written => {
    const found = ordinary.find((w) => w.document.key === d.key)
    if (!found) throw new Error(`${d.key} is not written`)
    return found
  }
  const paid = past.paid.document
  const paidPaper = paper(paid, numberOf(past.paid.documentId))
  const used = [...again, credited].map((d) => d.key)
  const copies = [
    ...again.map((d) => redelivered(find(d))),
    ...disguisable(plan.night, numberOf, used).map((d) => disguised(find(d))),
    paidBefore(written(paid, paidPaper, circumstances(paid))),
  ]
  const perhaps = perhapsDuplicates(ordinary)
  const copied = new Set(copies.map((file) => file.twinKey))
  const may = (file: NightFile, ...reasons: readonly ErrorCode[]): NightFile => ({
    ...file,
    expected: reasons.reduce(orElse, file.expected),
  })
  /** A copy that comes at the same moment is seen by its original too: by its number, or by its amount and date. */
  const withTwins = (file: NightFile): NightFile => {
    if (copied.has(file.key)) return may(file, 'WAY_DUPLICATE', 'WAY_PERHAPS_DUPLICATE')
    return perhaps.has(file.key) ? may(file, 'WAY_PERHAPS_DUPLICATE') : file
  }
  return {
    files: [
      ...ordinary.map(({ file }) => withTwins(file)),
      ...copies,
      ...creditNotes(credit, { numberOf, paper, find }),
      ...hostile(find(credited).paper),
    ],
    numberOf,
  }
}
