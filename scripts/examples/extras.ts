/** Documents that come beside the ordinary ones: copies, credit notes, an invoice with 400 lines. */
import type { Coding } from '../../domain/coding/coding.ts'
import { codingKey } from '../../domain/coding/coding.ts'
import { type HistoryDocument, smallAmount } from './history.ts'
import { keyedNumber } from './keyed.ts'
import { NIGHT, type NightDocument } from './night.ts'
import { pairKey } from './uniform.ts'

const MANY_LINES = 400
/** So many small things come to no more than the supplier's invoices used to. */
const CHEAPER = 8
const CREDITED_SINCE = '2021-11-01'

const first = <T>(list: readonly T[], what: string): T => {
  const [found] = list
  if (found === undefined) throw new Error(`nothing fits: ${what}`)
  return found
}

const ranked = <T>(list: readonly T[], keyOf: (item: T) => string, what: string): readonly T[] =>
  [...list].sort(
    (a, b) => keyedNumber(1_000_000_000, what, keyOf(a)) - keyedNumber(1_000_000_000, what, keyOf(b)),
  )

/** Ordinary documents of tonight that are used for something more: those to copy, and one to credit. */
export function originals(night: readonly NightDocument[]): {
  readonly again: readonly NightDocument[]
  readonly credited: NightDocument
} {
  const good = ranked(
    night.filter((d) => d.kind === 'good'),
    (d) => d.key,
    'copied',
  )
  const uniform = good.filter((d) => d.uniform)
  const other = good.filter((d) => !d.uniform)
  return {
    again: [first(uniform, 'to deliver again'), first(other, 'to deliver again')],
    credited: first(uniform.slice(1), 'to credit'),
  }
}

/** Two ordinary documents to be sent again under a number that only looks different: one of digits, one of more. */
export function disguisable(
  night: readonly NightDocument[],
  numberOf: (key: string) => string,
  taken: readonly string[],
): readonly NightDocument[] {
  const good = ranked(
    night.filter((d) => d.kind === 'good' && !taken.includes(d.key)),
    (d) => d.key,
    'disguised',
  )
  return [
    first(
      good.filter((d) => d.uniform && /^\d+$/.test(numberOf(d.key))),
      'a number of digits',
    ),
    first(
      good.filter((d) => d.uniform && /[-/]/.test(numberOf(d.key))),
      'a number with signs',
    ),
  ]
}

export const disguise = (number: string): string =>
  /^\d+$/.test(number) ? `00${number}` : number.toLowerCase().replaceAll(/[-/]/g, ' ')

const asNight = (d: HistoryDocument, uniform: ReadonlyMap<string, Coding>): NightDocument => ({
  key: `history/${d.documentId}`,
  kind: 'good',
  creditorNo: d.creditorNo,
  institution: d.institution,
  issueDate: d.invoiceDate,
  lines: d.lines,
  uniform: uniform.has(pairKey(d.creditorNo, d.institution.gln)),
})

export interface PastInvoice {
  readonly documentId: string
  readonly document: NightDocument
}

/** Four invoices that people coded late last year, all on one open account, and that nothing has credited. */
export function pastInvoices(
  history: readonly HistoryDocument[],
  uniform: ReadonlyMap<string, Coding>,
  isOpen: (account: string) => boolean,
): readonly PastInvoice[] {
  const credited = new Set(history.map((d) => d.corrects))
  const fitting = history.filter(
    (d) =>
      d.invoiceDate >= CREDITED_SINCE &&
      d.codedBy.startsWith('person:') &&
      d.corrects === undefined &&
      !credited.has(d.documentId) &&
      new Set(d.lines.map((line) => codingKey(line.coding))).size === 1 &&
      d.lines.every((line) => line.net > 0 && isOpen(line.coding.account)),
  )
  return ranked(fitting, (d) => d.documentId, 'credited')
    .slice(0, 4)
    .map((d) => ({ documentId: d.documentId, document: asNight(d, uniform) }))
}

/** The supplier and institution with most history send one invoice for 400 small things. */
export function manyLines(
  history: readonly HistoryDocument[],
  uniform: ReadonlyMap<string, Coding>,
  isOpen: (account: string) => boolean,
): NightDocument {
  const byPair = new Map<string, HistoryDocument[]>()
  for (const d of history) {
    const pair = pairKey(d.creditorNo, d.institution.gln)
    const coding = uniform.get(pair)
    if (coding && isOpen(coding.account)) byPair.set(pair, [...(byPair.get(pair) ?? []), d])
  }
  const [pair, documents] = first(
    [...byPair].sort(([, a], [, b]) => b.length - a.length),
    'a pair with history',
  )
  const coding = uniform.get(pair)
  const sample = documents[0]
  if (!coding || !sample) throw new Error('a pair without documents')
  const texts = documents.flatMap((d) => d.lines.map((line) => line.text))
  return {
    key: 'many-lines',
    kind: 'manyLines',
    creditorNo: sample.creditorNo,
    institution: sample.institution,
    issueDate: NIGHT,
    uniform: true,
    lines: Array.from({ length: MANY_LINES }, (_, i) => ({
      text: texts[i % texts.length] ?? '',
      coding,
      net: Math.ceil(smallAmount('many lines', i) / CHEAPER),
    })),
  }
}
