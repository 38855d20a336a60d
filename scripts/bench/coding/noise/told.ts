/** The bench of noise for a reader. */
import { table } from '../../../../cli/text.ts'
import { formatKroner } from '../../../../domain/money.ts'
import { ENDINGS } from './delay.ts'
import type { Measured } from './measured.ts'
import type { Disturbed } from './noise.ts'

const RIGHT = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]

export function noiseTold(rows: readonly Disturbed[]): string {
  const header = [
    'ledger',
    'promised',
    'labels',
    'disturbance',
    'lines touched',
    'automatic',
    'wrong',
    'weeks 1–4',
    '5–12',
    '13–',
    'by it: patterns',
    'invoices',
    'amount',
    'days, median (most)',
    `patterns: ${ENDINGS.join('/')}`,
  ]
  return [
    ...table(header, rows.map(rowOf), RIGHT),
    '',
    'Automatic: share of all invoices since going live, without control and probe. Wrong, also by weeks after the change: of the automatic ones. By it: wrong automatic invoices',
    "that the disturbance can have led to; days from a pattern's first to its next invoice after the last.",
  ].join('\n')
}

function rowOf(row: Disturbed): readonly string[] {
  const { delay } = row
  return [
    row.ledger,
    `≤ ${100 * row.target} %`,
    row.feedback,
    row.disturbance,
    String(row.touched),
    `${percent(row.automatic, row.invoices)} %`,
    wrong(row),
    ...row.weeks.map(wrong),
    String(delay.patterns),
    String(delay.invoices),
    formatKroner(delay.amount),
    delay.patterns === 0 ? '–' : `${delay.days.median} (${delay.days.most})`,
    ENDINGS.map((ending) => delay.endings[ending]).join('/'),
  ]
}

const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(1)
const wrong = ({ automatic, wrong: count }: Measured): string =>
  automatic === 0 ? '–' : `${count} of ${automatic} (${percent(count, automatic)} %)`
