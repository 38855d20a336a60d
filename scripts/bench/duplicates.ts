/** Disguised copies among real invoices: what is found of each kind beside what SAP's and Oracle's rules find, and what genuine invoices it costs. */
import { keyedNumber } from '../examples/keyed.ts'
import { type Cost, costOf } from './duplicates/cost.ts'
import { DISGUISES } from './duplicates/disguises.ts'
import { genuineInvoices } from './duplicates/genuine.ts'
import { LOOK_ALIKES } from './duplicates/look-alikes.ts'
import { flagAll, type Share, shares } from './duplicates/measure.ts'
import { plant } from './duplicates/plant.ts'
import { type Repeats, repeatsOf } from './duplicates/repeats.ts'

const FOUND_GOAL = 97
const GENUINE_GOAL = 2
const LOOK_ALIKE_GOAL = 15

interface Cut {
  readonly half: number
  readonly from: string
  readonly until: string
}

/**
 * Suppliers by half, and years: where the weights were set; the other suppliers' later years, which were looked at on the way; and the two quarters that nobody looked at
 * before the weights stood: other suppliers in the same years, the same suppliers in later ones.
 */
const PARTS = ['tuned', 'reported', 'otherSuppliers', 'otherYears'] as const
type PartName = (typeof PARTS)[number]

function cuts(early: string, late: string): Readonly<Record<PartName, Cut>> {
  const [before, after] = [
    { from: early, until: `${Number(late) - 1}-12-31` },
    { from: late, until: '9999' },
  ]
  return {
    tuned: { half: 0, ...before },
    reported: { half: 1, ...after },
    otherSuppliers: { half: 1, ...before },
    otherYears: { half: 0, ...after },
  }
}

interface Part {
  readonly invoices: number
  readonly seconds: number
  readonly kinds: Readonly<Record<string, Share>>
  readonly found: Share
  readonly genuineByRule: Readonly<Record<string, number>>
}

export interface Duplicates {
  readonly source: string
  readonly parts: Readonly<Record<PartName, Part>>
  /** The two parts that nobody had looked at, together: what the goals are for. */
  readonly unseen: Pick<Part, 'kinds' | 'found'>
  /** The ledger's own: what real invoices have in common, nothing planted. */
  readonly repeats: Repeats
  readonly cost: readonly Cost[]
  readonly goals: { readonly found: boolean; readonly genuine: boolean; readonly lookAlikes: boolean }
}

export function duplicates(say: (line: string) => void): Duplicates {
  const { name, invoices } = genuineInvoices()
  say(`real invoices: ${invoices.length} of ${name}; parts: ${PARTS.join(', ')}`)
  // The examples begin later.
  const cut = name === 'Calderdale' ? cuts('2012', '2017') : cuts('2020', '2021')
  const measured = (which: PartName): Part => {
    const { half, from, until } = cut[which]
    const own = invoices.filter((i) => keyedNumber(2, 'half', i.supplier) === half && i.date <= until)
    const begun = performance.now()
    const rows = plant(own, from, which)
    const flagged = flagAll(rows)
    const kinds = shares(flagged, from)
    const byRule: Record<string, number> = {}
    for (const { row, likeness } of flagged)
      if (likeness && row.kind === 'genuine' && row.date >= from)
        byRule[likeness.rule] = (byRule[likeness.rule] ?? 0) + 1
    const part = {
      invoices: rows.length,
      seconds: Math.round(performance.now() - begun) / 1000,
      kinds: Object.fromEntries(kinds),
      found: copiesOf(Object.fromEntries(kinds)),
      genuineByRule: byRule,
    }
    for (const line of table(`${which}: ${part.invoices} rows in ${part.seconds} s`, part)) say(line)
    return part
  }
  const parts: Readonly<Record<PartName, Part>> = {
    tuned: measured('tuned'),
    reported: measured('reported'),
    otherSuppliers: measured('otherSuppliers'),
    otherYears: measured('otherYears'),
  }
  const unseenKinds = bothKinds(parts.otherSuppliers.kinds, parts.otherYears.kinds)
  const unseen = { kinds: unseenKinds, found: copiesOf(unseenKinds) }
  for (const line of table('otherSuppliers, otherYears', unseen)) say(line)
  const repeats = repeatsOf(invoices)
  for (const line of repeatLines(repeats)) say(line)
  const cost = costOf(invoices)
  say('')
  for (const { earlier, microseconds, heapMegabytes } of cost)
    say(`a check among ${earlier} earlier invoices: ${microseconds} µs (${heapMegabytes} MB of memory)`)
  return {
    source: name,
    parts,
    unseen,
    repeats,
    cost,
    goals: {
      found: percent(unseen.found) >= FOUND_GOAL,
      genuine: percent(unseen.kinds.genuine) <= GENUINE_GOAL,
      lookAlikes: Object.keys(LOOK_ALIKES).every((kind) => percent(unseen.kinds[kind]) <= LOOK_ALIKE_GOAL),
    },
  }
}

function repeatLines({ invoices, sameNumber, sameAmount }: Repeats): readonly string[] {
  const share = (count: number): string => `${((100 * count) / invoices).toFixed(2)} %`
  return [
    '',
    `its own repeats, of ${invoices}:`,
    `  supplier and number on another date: ${share(sameNumber.of)}; of these from suppliers that often repeat numbers ${sameNumber.ofRepeaters}, otherwise with another amount ${sameNumber.otherAmount}, with the same amount ${sameNumber.sameAmount}`,
    `  supplier and amount within a month: ${share(sameAmount.of)}; of these from suppliers with usual amounts ${sameAmount.ofHabit}, otherwise on the same date ${sameAmount.sameDate}, on another ${sameAmount.otherDate}`,
  ]
}

function copiesOf(kinds: Part['kinds']): Share {
  return together(Object.keys(DISGUISES).flatMap((kind) => kinds[kind] ?? []))
}

function bothKinds(a: Part['kinds'], b: Part['kinds']): Part['kinds'] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return Object.fromEntries(names.map((kind) => [kind, together([a[kind] ?? [], b[kind] ?? []].flat())]))
}

function together(all: readonly Share[]): Share {
  const sum = (of: (share: Share) => number): number => all.reduce((total, share) => total + of(share), 0)
  return {
    of: sum((s) => s.of),
    flagged: {
      ours: sum((s) => s.flagged.ours),
      sap: sum((s) => s.flagged.sap),
      oracle: sum((s) => s.flagged.oracle),
    },
  }
}

function percent(share: Share | undefined, rule: keyof Share['flagged'] = 'ours'): number {
  return share ? (100 * share.flagged[rule]) / share.of : 0
}

function table(title: string, { kinds, found }: Pick<Part, 'kinds' | 'found'>): readonly string[] {
  const line = (name: string, share: Share | undefined): string =>
    [
      name.padEnd(26),
      String(share?.of ?? 0).padStart(6),
      ...(['ours', 'sap', 'oracle'] as const).map((rule) =>
        `${percent(share, rule).toFixed(1)} %`.padStart(9),
      ),
    ].join('')
  const of = (names: readonly string[]): readonly string[] =>
    names.filter((kind) => kinds[kind]).map((kind) => line(`  ${kind}`, kinds[kind]))
  return [
    '',
    title.padEnd(32) + ['ours', 'SAP', 'Oracle'].map((n) => n.padStart(9)).join(''),
    line('copies found', found),
    ...of(Object.keys(DISGUISES)),
    line('genuine flagged', kinds.genuine),
    'look-alikes flagged',
    ...of(Object.keys(LOOK_ALIKES)),
  ]
}
