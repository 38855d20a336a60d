/** A walk for a reader: in sum, month by month and area by area. */
import type { AreaOfWalk, Part } from '../../domain/coding/areas.ts'
import { isAccepted, isRight, type MonthOfWalk } from '../../domain/coding/months.ts'
import type { Walked, WalkSettings } from '../../domain/coding/walk.ts'
import { formatKroner } from '../../domain/money.ts'
import { plural, table } from '../text.ts'

/** Areas of the table; all of them stand in the JSON. */
const AREAS_TOLD = 20

export function summary(walked: readonly Walked[]) {
  const accepted = walked.filter(isAccepted)
  const auto = walked.filter((w) => w.decision === 'auto')
  const wrong = accepted.filter((w) => !isRight(w))
  const share = (part: number, whole: number): number => Number((part / Math.max(1, whole)).toFixed(4))
  return {
    lines: walked.length,
    accuracy: share(walked.filter(isRight).length, walked.length),
    accepted: share(accepted.length, walked.length),
    automatic: share(auto.length, walked.length),
    error: share(wrong.length, accepted.length),
  }
}

export function monthsTold(
  months: readonly MonthOfWalk[],
  walked: readonly Walked[],
  { target, unit }: WalkSettings,
): readonly string[] {
  if (months.length === 0) return ['The ledger has no line from that day on.']
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  const all = summary(walked)
  return [
    ...table(
      [
        'month',
        'lines',
        'automatic',
        'control',
        'probe',
        `${unit}s`,
        'promised',
        'wrong',
        'kroner automatic',
        'kroner wrong',
        'all right',
        'drifted most',
      ],
      months.map((m) => [
        m.month,
        String(m.lines),
        String(m.auto),
        String(m.control),
        String(m.probe),
        String(m.accepted),
        m.proven ? `≤ ${percent(target)}` : '–',
        m.accepted === 0 ? '–' : `${m.wrong} (${percent(m.wrong / m.accepted)})`,
        formatKroner(m.autoAmount),
        formatKroner(m.wrongAmount),
        percent(m.right),
        m.drifted,
      ]),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ),
    '',
    `${all.lines} lines: ${percent(all.automatic)} automatic, ${percent(all.accepted)} with the control sample; of these ${percent(all.error)} of the lines a person coded otherwise.`,
  ]
}

/** Lines, with invoices in brackets: of all, automatic, and of these wrong. */
export function areasTold(areas: readonly AreaOfWalk[]): readonly string[] {
  if (areas.length === 0) return []
  const both = ({ lines, invoices }: Part): string => `${lines} (${invoices})`
  const more = areas.length - AREAS_TOLD
  return [
    '',
    ...table(
      ['area', 'lines (invoices)', 'automatic', 'wrong', 'kroner automatic', 'kroner wrong'],
      areas
        .slice(0, AREAS_TOLD)
        .map((a) => [
          a.area === '' ? '(not known)' : a.area,
          both(a),
          both(a.automatic),
          both(a.wrong),
          formatKroner(a.automatic.amount),
          formatKroner(a.wrong.amount),
        ]),
      [1, 2, 3, 4, 5],
    ),
    ...(more > 0 ? [`and ${plural(more, 'area', 'areas')} with fewer lines (--json has all)`] : []),
  ]
}
