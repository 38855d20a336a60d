/** The bench of validation for a reader. */
import type { Spread } from '../spread.ts'
import type { Endured } from './hostile.ts'
import type { Published } from './published.ts'
import type { Speed } from './speed.ts'
import { documentsBy } from './tonight.ts'
import type { Validation } from './validate.ts'

export function report({ speed, tonight, mutations, fuzzed, hostile, published }: Validation): string {
  return [
    '## Speed: read and all rules, beside parsing alone (median and quartiles of the rounds)',
    '',
    '| document | bytes | lines | parsing, ms | our tree, ms | everything, ms | over parsing | over parsing, fastest rounds | over our tree |',
    '|---|---|---|---|---|---|---|---|---|',
    ...speed.map(speedRow),
    '',
    "## Tonight's documents with their registers",
    '',
    `${tonight.fit} of ${tonight.arrived} fit. Documents that are not, by code: ${listed(tonight.codes)}. Notes on fit ones: ${listed(tonight.notes)}.`,
    '',
    '## Planted defects and harmless edits',
    '',
    mutations,
    '',
    '## Fuzzed documents',
    '',
    `${fuzzed.documents} documents (seed ${fuzzed.seed}): ${listed(fuzzed.verdicts)}, ${fuzzed.without.length} without a verdict; slowest ${fuzzed.slowestMs} ms (${fuzzed.slowestBytes} bytes), process at most ${fuzzed.peakMb} MB.`,
    ...fuzzed.without,
    '',
    '## Hostile documents, each in a process of its own',
    '',
    '| document | bytes | verdict | codes above a note | ms | processor, ms | peak, MB | grown by, MB | bounded |',
    '|---|---|---|---|---|---|---|---|---|',
    ...hostile.map(hostileRow),
    '',
    '## Published documents, without registers',
    '',
    ...(published ? publishedRows(published) : ['Not there.']),
  ].join('\n')
}

const shown = ({ lowerQuartile, median, upperQuartile }: Spread): string =>
  `${median} (${lowerQuartile} – ${upperQuartile})`

const speedRow = (s: Speed): string =>
  `| ${s.file} | ${s.bytes} | ${s.lines} | ${shown(s.parsingMs)} | ${shown(s.treeMs)} | ${shown(s.validatingMs)} | **${shown(s.overParsing)}** | ${s.atBest} | ${shown(s.overTree)} |`

const hostileRow = (h: Endured): string =>
  `| ${h.name} | ${h.bytes} | ${h.verdict} | ${h.codes.join(', ')} | ${h.ms} | ${h.cpuMs} | ${h.peakMb} | ${h.grownMb} | ${h.bounded ? 'yes' : '**no**'} |`

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ') || 'none'

function publishedRows(published: readonly Published[]): readonly string[] {
  const accepted = published.filter((p) => p.accepted)
  const rejected = accepted.filter((p) => p.verdict === 'reject')
  const rows = published.map(
    (p) =>
      `| ${p.file} | ${p.accepted ? 'yes' : 'no'} | ${p.currency} | ${p.means.join(' ')} | ${p.verdict} | ${codes(p, true)} | ${codes(p, false)} |`,
  )
  const above = published.map((p) => p.findings.filter((f) => f.severity !== 'note').map((f) => f.code))
  return [
    `${published.length} documents, ${accepted.length} accepted by every official artefact, ${rejected.length} of those rejected here. Documents by code above a note: ${listed(documentsBy(above))}.`,
    '',
    '| document | accepted | currency | means | verdict | above a note | notes |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ]
}

const codes = ({ findings }: Published, above: boolean): string =>
  [
    ...new Set(findings.filter((f) => (f.severity !== 'note') === above).map((f) => `${f.code} ${f.path}`)),
  ].join(', ')
