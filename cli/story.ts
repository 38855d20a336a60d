/** The story of one invoice in a page: everything that its record tells, in the order in which it happened. */
import type { CodedLine, Coding } from '../domain/coding/coding.ts'
import { modelOfLearned } from '../domain/coding/learned.ts'
import { MODEL_DIGITS } from '../domain/coding/model.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { formatKroner } from '../domain/money.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { type Now, nowLines } from './now.ts'
import { stateOf } from './rows.ts'
import { brief, said } from './sentences.ts'
import { fields, moment, printable, table } from './text.ts'

/** Lines of an invoice that are written out; `--json` has all. */
const LINES_SHOWN = 40

/**
 * The proposal may not be seen while the invoice is to be coded blind: a control sample, one that the ERP's people code to be
 * compared with the robot, one that the robot was to post and whose proposal is not believed any more, or one that it holds: another of the batch is coded blind.
 */
export function isHidden(record: InvoiceRecord): boolean {
  const { routed, review, outcome } = record
  const blind = review?.blind ?? (routed !== undefined && routed.route.to !== 'robot' && routed.route.blind)
  return (blind || isDisbelieved(record) || stateOf(record) === 'held') && outcome === undefined
}

/** The learned coder proposes whole invoices: that there is nothing to approve says that it is not believed any more. */
function isDisbelieved({ proposal, review }: InvoiceRecord): boolean {
  return review?.proposal === false && proposal !== undefined && modelOfLearned(proposal) !== undefined
}

/**
 * The record without what may not be seen yet: what every way of showing it begins with. What the learned coder says is compared with what people
 * code by themselves, so nobody sees it before the end.
 */
export function visible(record: InvoiceRecord): InvoiceRecord {
  if (record.outcome) return record
  const { suggestion: _, ...open } = record
  if (!isHidden(record)) return open
  const { proposal: __, bodies: ___, ...rest } = open
  return record.routed ? { ...rest, routed: withoutBatch(record.routed) } : rest
}

/** Its key names the accounts that are proposed. */
function withoutBatch({ batch: _, ...routed }: NonNullable<InvoiceRecord['routed']>): typeof routed {
  return routed
}

export function story(
  record: InvoiceRecord,
  link: string | undefined,
  now: Now | undefined,
): readonly string[] {
  const shown = visible(record)
  return [
    ...head(record, link, now),
    ...nowLines(record, now),
    ...(shown.invoice ? document(shown.invoice) : []),
    ...assessed(shown),
    ...proposal(shown, isHidden(record)),
    ...suggested(shown),
    ...way(shown),
    ...people(shown),
    ...postings(shown),
    ...ended(shown),
  ]
}

function head(record: InvoiceRecord, link: string | undefined, now: Now | undefined): readonly string[] {
  return [
    `${record._id}: ${now && now.place !== 'unknown' ? now.place : stateOf(record)}`,
    '',
    ...fields([
      ['received', moment(record.receivedAt)],
      ['document', `${record.documentId} (${record.fileName}, ${record.size} bytes)`],
      ['SHA-256', record.sha256],
      ['area', record.area],
      ['Temporal', link],
    ]),
    ...(record.quarantine
      ? [
          '',
          `Quarantined (try ${record.quarantine.tries}), at ${printable(record.quarantine.detail)}:`,
          ...said(record.quarantine.code),
        ]
      : []),
  ]
}

function document(invoice: Invoice): readonly string[] {
  const { supplier, totals } = invoice
  const more = invoice.lines.length - LINES_SHOWN
  return [
    '',
    invoice.kind === 'creditNote' ? 'Credit note' : 'Invoice',
    ...fields([
      ['  number', invoice.number],
      ['  corrects', invoice.corrects],
      ['  supplier', `${supplier.name}${supplier.cvr ? ` (CVR ${supplier.cvr})` : ''}`],
      ['  institution', invoice.gln],
      ['  ordered by', invoice.orderedBy],
      ['  date', invoice.issueDate],
      ['  due', invoice.dueDate],
      [
        '  amount',
        `${formatKroner(totals.gross)}, of which VAT ${formatKroner(totals.vat)} (${invoice.currency})`,
      ],
    ]),
    ...table(
      ['  line', 'text', 'net', 'VAT %'],
      invoice.lines
        .slice(0, LINES_SHOWN)
        .map((l) => [`  ${l.id}`, l.text, formatKroner(l.net), String(l.vatRate / 100)]),
      [2, 3],
    ),
    ...(more > 0 ? [`  … and ${more} more lines`] : []),
  ]
}

function assessed({ parties, duplicates }: InvoiceRecord): readonly string[] {
  if (!parties) return duplicates ? ['', duplicateLine(duplicates)] : []
  const found = parties.findings.map(
    ({ code, severity, path, facts, shadow }) =>
      `  ${severity}${shadow ? ' (in shadow)' : ''}: ${brief(code)} (${code}, ${path}${told(facts)})`,
  )
  return [
    '',
    `Checked by rules version ${parties.rulesVersion}: creditor ${parties.creditorNo ?? 'unknown'}, cost centre ${parties.costCentre ?? 'unknown'}`,
    ...(found.length > 0 ? found : ['  nothing found']),
    ...(duplicates ? [duplicateLine(duplicates)] : []),
  ]
}

/** Amounts and masked accounts: what a reviewer compares. */
function told(facts: Readonly<Record<string, string>> = {}): string {
  return Object.entries(facts)
    .map(([name, value]) => `; ${name} ${value}`)
    .join('')
}

function duplicateLine({ verdict, of, because, version }: NonNullable<InvoiceRecord['duplicates']>): string {
  const others = of.join(', ')
  const words = {
    none: 'No other invoice is like it',
    same: because ? `Surely the same as ${others}` : `The same number as ${others}`,
    perhaps: `Perhaps the same as ${others}`,
  }
  const odds = because ? `: ${because.rule}, ${because.odds} to 1 that it is` : ''
  return `${words[verdict]}${odds} (duplicate check version ${version})`
}

function proposal({ proposal: made }: InvoiceRecord, hidden: boolean): readonly string[] {
  if (hidden)
    return ['', 'The proposal is hidden until the invoice is coded: it is to be coded without one in sight.']
  if (!made) return []
  return [
    '',
    `Proposal ${made.run} of ${made.model} (sure where: ${made.threshold}), ${moment(made.asOf)}`,
    ...table(
      ['  line', 'coding', 'doubt', 'rests on'],
      made.lines
        .slice(0, LINES_SHOWN)
        .map(({ lineId, coding, doubt, evidence }) => [
          `  ${lineId}`,
          coding ? codingText(coding) : '–',
          doubt ?? '',
          evidenceText(evidence),
        ]),
    ),
  ]
}

function suggested({ suggestion }: InvoiceRecord): readonly string[] {
  if (!suggestion) return []
  const { model, lines } = suggestion
  return [
    '',
    `The learned coder (model ${model.slice(0, MODEL_DIGITS)}, ${mightText(suggestion)}) ${sureText(suggestion)}`,
    ...lines
      .slice(0, LINES_SHOWN)
      .map(
        ({ lineId, account, score }) =>
          `  line ${printable(lineId)}: ${account ?? '–'}${score === undefined ? '' : ` (${score.toFixed(4)})`}`,
      ),
  ]
}

type Suggested = NonNullable<InvoiceRecord['suggestion']>

function mightText({ mightDecide, frozen, silent }: Suggested): string {
  if (silent) return 'which could not be asked'
  if (frozen) return 'which was wrong lately in such a line'
  return mightDecide ? 'which might decide' : 'in the shadow'
}

function sureText({ threshold }: Suggested): string {
  return threshold === undefined ? 'is never sure' : `is sure from a score of ${threshold.toFixed(4)}`
}

/** The newest few: the evidence of a uniform coding is as long as the rule asks. */
const EVIDENCE_SHOWN = 3

function evidenceText(evidence: readonly string[]): string {
  if (evidence.length <= EVIDENCE_SHOWN) return evidence.join(', ')
  return `${evidence.length} lines, latest ${evidence.slice(-EVIDENCE_SHOWN).join(', ')}`
}

export function codingText({ account, vatCode, dimensions }: Coding): string {
  return [account, vatCode, ...Object.entries(dimensions).map(([name, value]) => `${name}=${value}`)].join(
    ' ',
  )
}

function way({ routed, review }: InvoiceRecord): readonly string[] {
  if (!routed) return []
  const { route, mode, draw, at } = routed
  return [
    '',
    `Route ${moment(at)}: ${route.to === 'robot' ? 'the robot' : route.to === 'erp' ? "the ERP's people" : 'a person'}; area ${mode ?? 'unknown'}, draw ${draw.toFixed(6)} (${controlText(routed)})`,
    ...(route.to === 'robot' ? [] : said(route.reason).map((line) => `  ${line}`)),
    ...(review
      ? [
          `Shown to people ${moment(review.since)}${review.assignee ? `, asked: ${review.assignee}` : ''}; level ${review.level}, deadlines ${review.deadlines.map(moment).join(', ')}`,
          ...(route.to !== 'robot' && route.reason === review.reason
            ? []
            : said(review.reason).map((line) => `  ${line}`)),
        ]
      : []),
  ]
}

function controlText({ inclusion, earlierChance }: NonNullable<InvoiceRecord['routed']>): string {
  if (inclusion === undefined) return 'no part in the control'
  return `control below ${inclusion}${earlierChance === undefined ? '' : ', as in an earlier start'}`
}

function people({ decisions = [], ignored = [] }: InvoiceRecord): readonly string[] {
  return [
    ...decisions.flatMap((d) => [
      '',
      `${moment(d.at)} ${d.by}: ${d.kind}${d.colleague ? ` ${d.colleague}` : ''}${d.of ? ` of ${d.of}` : ''}${d.refused ? ', which did not count' : ''}`,
      ...codedLines(d.lines),
      ...(d.comment ? [`  “${printable(d.comment)}”`] : []),
    ]),
    ...ignored.map(({ reason, at }) => `${moment(at)} a signal was ignored: ${brief(reason)}`),
  ]
}

function codedLines(lines: readonly CodedLine[] = []): readonly string[] {
  return lines
    .slice(0, LINES_SHOWN)
    .map(
      ({ lineId, coding, net }) => `  line ${printable(lineId)}: ${codingText(coding)} ${formatKroner(net)}`,
    )
}

function postings({ bodies = {} }: InvoiceRecord): readonly string[] {
  return Object.entries(bodies).map(
    ([act, body]) =>
      `Frozen for posting (${act}): ${formatKroner(body.gross)} in ${body.lines.length} lines, dated ${body.postingDate}, coded by ${body.codedBy}`,
  )
}

function ended({ outcome }: InvoiceRecord): readonly string[] {
  if (!outcome) return []
  const { end, by, at, journalNo, agrees, lines } = outcome
  return [
    '',
    `Ended ${moment(at)}: ${end} by ${by}${journalNo === undefined ? '' : `, journal number ${journalNo}`}`,
    ...codedLines(lines),
    ...(agrees === undefined ? [] : [`  The proposal was ${agrees ? 'the same' : 'another'}.`]),
  ]
}
