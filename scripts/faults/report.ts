/** The nights as a table, and what differs below it. */
import { table } from '../../cli/text.ts'
import { groupBy } from '../../domain/group.ts'
import type { Night } from './rehearse.ts'

const IDS_SHOWN = 5
const HEADER = [
  ...['target', 'seed', 'faults', 'seconds', 'posted', 'waiting', 'because of faults', 'ended by themselves'],
  'differences',
]
const RIGHT = [1, 2, 3, 4, 6, 8]

/** Every night that was drawn came whole, ended, and all its books agree. */
export function isClean({ stuck, missed, differences }: Night): boolean {
  return stuck === undefined && missed === 0 && differences.length === 0
}

export function report(nights: readonly Night[]): readonly string[] {
  return [...table(HEADER, nights.map(row), RIGHT), '', ...nights.flatMap(troubles)]
}

function row(night: Night): readonly string[] {
  const { target, seed, faults, missed, seconds, posted, becauseOfFaults, differences } = night
  return [
    target,
    String(seed),
    missed === 0 ? String(faults) : `${faults} of ${faults + missed}`,
    String(seconds),
    String(posted),
    reasons({ ...night.waiting, ...(night.quarantined > 0 ? { quarantined: night.quarantined } : {}) }),
    String(becauseOfFaults),
    reasons(countOf(night.ownEnds)),
    night.stuck === undefined ? String(differences.length) : `${differences.length}, not ended`,
  ]
}

function troubles(night: Night): readonly string[] {
  const { target, seed, stuck, missed, differences } = night
  const byCode = groupBy(differences, (d) => d.code)
  return [
    ...(stuck === undefined ? [] : [`the night did not end: ${stuck}`]),
    ...(missed === 0 ? [] : [`${missed} of the faults that were drawn did not come`]),
    ...[...byCode].map(([code, all]) => {
      const ids = all.slice(0, IDS_SHOWN).map(({ id }) => id)
      return `${code} (${all.length}): ${ids.join(', ')}${all.length > IDS_SHOWN ? ', …' : ''}`
    }),
  ].map((line) => `${target}, seed ${seed}: ${line}`)
}

function reasons(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([why, n]) => `${n} ${why}`)
  return parts.length === 0 ? '-' : parts.sort().join(', ')
}

function countOf(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...groupBy(names, (n) => n)].map(([name, all]) => [name, all.length]))
}
