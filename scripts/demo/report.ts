/** The comparison as a page of text. */
import type { Coding } from '../../domain/coding/coding.ts'
import { formatDecimal } from '../../domain/money.ts'
import type { Verdict } from './judge.ts'
import type { PostedLines } from './otherwise.ts'

const pad = (text: string, width: number): string => text.padEnd(width)

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

const actualText = ({ outcome, reason }: Verdict): string =>
  reason === '' ? outcome : `${outcome}: ${reason}`

function counted(verdicts: readonly Verdict[]): readonly (readonly string[])[] {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    const key = [
      verdict.uniform ? 'uniform' : 'not uniform',
      actualText(verdict),
      verdict.ok ? 'ok' : 'NOT OK',
    ].join('|')
    groups.set(key, [...(groups.get(key) ?? []), verdict])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([key, list]) => [...key.split('|'), String(list.length)])
}

const verdictRow = (v: Verdict): readonly string[] => [
  v.documentId,
  v.kind,
  v.expected,
  actualText(v),
  v.ok ? 'ok' : 'NOT OK',
]

const codingText = ({ account, vatCode, dimensions }: Coding): string =>
  [account, vatCode, ...Object.entries(dimensions).map(([name, value]) => `${name}=${value}`)].join(' ')

const share = (part: number, whole: number): string =>
  whole === 0 ? '' : ` (${Math.round((100 * part) / whole)} %)`

export function report(verdicts: readonly Verdict[], posted: PostedLines): string {
  const good = verdicts.filter((v) => v.kind === 'good')
  const special = verdicts.filter((v) => v.kind !== 'good').sort((a, b) => (a.kind < b.kind ? -1 : 1))
  const wrong = verdicts.filter((v) => !v.ok)
  const header = ['document', 'kind', 'expected', 'actual', '']
  return [
    `Documents with something special: ${special.length}`,
    ...table([header, ...special.map(verdictRow)]),
    '',
    `Ordinary invoices: ${good.length}`,
    ...table([['history', 'actual', '', 'documents'], ...counted(good)]),
    ...table(good.filter((v) => !v.ok).map(verdictRow)),
    '',
    `Of the ${posted.ordinary.lines} lines of ordinary invoices the robot posted ${posted.ordinary.posted}${share(posted.ordinary.posted, posted.ordinary.lines)}.`,
    `Lines posted by the robot in all: ${posted.lines}, of which the ledger's people coded otherwise: ${posted.otherwise.length}`,
    ...posted.otherwise.map(
      (o) =>
        `  ${o.documentId} line ${o.lineId} (${formatDecimal(o.net)}): people ${codingText(o.people)}, robot ${o.robot ? codingText(o.robot) : 'nothing'}`,
    ),
    '',
    wrong.length === 0
      ? `All ${verdicts.length} documents ended as expected.`
      : `${wrong.length} of ${verdicts.length} documents did not end as expected: ${wrong.map((v) => v.documentId).join(', ')}`,
  ].join('\n')
}
