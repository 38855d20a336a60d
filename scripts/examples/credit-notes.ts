/** Credit notes: of two invoices of last year, of one of tonight, and of one that does not exist. */
import type { Expected, Kind } from '../demo/manifest.ts'
import type { Paper } from './document.ts'
import { expectedOf, orElse } from './expected.ts'
import type { PastInvoice } from './extras.ts'
import { NIGHT, type NightDocument } from './night.ts'
import { lateRankOf, type NightFile, truthOf, type Written, xmlOf } from './night-file.ts'
import type { Numbered } from './numbering.ts'
import { creditNoteOf } from './paper.ts'

const STRAY = 'credit/stray'
/** The number that the stray credit note names: the supplier's next, given to no invoice. */
const NOWHERE = 'credit/nowhere'
const keyOf = (d: NightDocument): string => `credit/${d.key}`

export interface ToCredit {
  readonly tonight: NightDocument
  readonly past: readonly PastInvoice[]
  /** Of whose supplier a credit note comes that names nothing known. */
  readonly stray: NightDocument
}

export const creditNumbers = ({ tonight, past, stray }: ToCredit): readonly Numbered[] =>
  [
    ...[tonight, ...past.map((p) => p.document)].map((d) => ({ id: keyOf(d), creditorNo: d.creditorNo })),
    { id: STRAY, creditorNo: stray.creditorNo },
    { id: NOWHERE, creditorNo: stray.creditorNo },
  ].map((numbered) => ({ ...numbered, date: NIGHT }))

interface Desk {
  readonly numberOf: (id: string) => string
  readonly paper: (d: NightDocument, number: string) => Paper
  readonly find: (d: NightDocument) => Written
}

export function creditNotes({ tonight, past, stray }: ToCredit, desk: Desk): readonly NightFile[] {
  const note = (
    d: NightDocument,
    kind: Kind,
    original: Paper,
    key: string,
    expected: Expected,
  ): NightFile => ({
    key,
    kind,
    bytes: Buffer.from(xmlOf(creditNoteOf(original, desk.numberOf(key), NIGHT, key)), 'utf8'),
    expected,
    uniform: d.uniform,
    truth: truthOf(d, -1),
    rank: lateRankOf(key),
  })
  const mirrored = expectedOf('creditNote', { uniform: true, closing: false })
  const lost = expectedOf('creditNoteWithoutOriginal', { uniform: true, closing: false })
  return [
    ...past.map(({ document, documentId }) =>
      note(
        document,
        'creditNote',
        desk.paper(document, desk.numberOf(documentId)),
        keyOf(document),
        mirrored,
      ),
    ),
    // Its original may still be with a person when the credit note comes.
    note(
      tonight,
      'creditNote',
      desk.find(tonight).paper,
      keyOf(tonight),
      orElse(mirrored, 'WAY_NO_ORIGINAL'),
    ),
    note(stray, 'creditNoteWithoutOriginal', desk.paper(stray, desk.numberOf(NOWHERE)), STRAY, lost),
  ]
}
