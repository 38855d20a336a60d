/** The suite's results for a reader: a row an operator, a line a group, what was not found by name. */
import type { Tally } from './plant.ts'
import type { Spared } from './spare.ts'
import { figures, type Suite } from './suite.ts'

const percent = (found: number, of: number): string =>
  of === 0 ? '–' : `${((100 * found) / of).toFixed(1)} %`

export function table(suite: Suite): string {
  const { defects, harmless } = suite
  const all = figures(suite)
  const groups = [...new Set(defects.map((d) => d.group))]
  return [
    `${suite.accepted} of ${suite.arrived} documents accepted (short ones), defects planted in them`,
    '',
    '| group | operators | planted | found | stopped for something else | share |',
    '|---|---|---|---|---|---|',
    ...groups.map((group) =>
      groupRow(
        group,
        defects.filter((d) => d.group === group),
      ),
    ),
    `| **all** | ${all.operators} | ${all.planted} | ${all.found} | ${all.stopped} | ${percent(all.found, all.planted)} |`,
    '',
    '| group | operator | expected | found / planted | stopped for something else |',
    '|---|---|---|---|---|',
    ...defects.map(operatorRow),
    '',
    `${all.harmless} harmless edits of ${harmless.length} kinds: ${all.disturbed} with a new finding`,
    ...harmless.filter((h) => h.disturbed > 0).map(disturbedRow),
  ].join('\n')
}

function groupRow(group: string, defects: readonly Tally[]): string {
  const { planted, found, stopped } = figures({ defects, harmless: [] })
  return `| ${group} | ${defects.length} | ${planted} | ${found} | ${stopped} | ${percent(found, planted)} |`
}

function operatorRow({ group, operator, expected, found, planted, stopped }: Tally): string {
  const mark = found < planted ? '**' : ''
  return `| ${group} | ${operator} | ${expected.join(', ')} | ${mark}${found} / ${planted}${mark} | ${stopped || ''} |`
}

const disturbedRow = ({ edit, made, disturbed, findings }: Spared): string =>
  `- ${edit}: ${disturbed} of ${made} (${findings.join('; ')})`
