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

/** The years and suppliers on which the weights were set, and those on which they were not. */
const PARTS = {
  tuned: { half: 0, from: '2012', until: '2016-12-31' },
  reported: { half: 1, from: '2017', until: '9999' },
} as const
/** The examples begin later. */
const EXAMPLES = {
  tuned: { half: 0, from: '2020', until: '2020-12-31' },
  reported: { half: 1, from: '2021', until: '9999' },
} as const

interface Part {
  readonly invoices: number
  readonly seconds: number
  readonly kinds: Readonly<Record<string, Share>>
  readonly found: Share
  readonly genuineByRule: Readonly<Record<string, number>>
}

export interface Duplicates {
  readonly source: string
  readonly tuned: Part
  readonly reported: Part
  /** The ledger's own: what real invoices have in common, nothing planted. */
  readonly repeats: Repeats
  readonly cost: readonly Cost[]
  readonly goals: { readonly found: boolean; readonly genuine: boolean; readonly lookAlikes: boolean }
}

export function duplicates(say: (line: string) => void): Duplicates {
  const { name, invoices } = genuineInvoices()
  say(`real invoices: ${invoices.length} of ${name}; parts: suppliers by half, years apart`)
  const parts = name === 'Calderdale' ? PARTS : EXAMPLES
  const measured = (which: keyof typeof PARTS): Part => {
    const { half, from, until } = parts[which]
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
      found: together([...kinds].filter(([kind]) => kind in DISGUISES).map(([, share]) => share)),
      genuineByRule: byRule,
    }
    for (const line of table(which, part)) say(line)
    return part
  }
  const tuned = measured('tuned')
  const reported = measured('reported')
  const repeats = repeatsOf(invoices)
  for (const line of repeatLines(repeats)) say(line)
  const cost = costOf(invoices)
  say('')
  for (const { earlier, microseconds, heapMegabytes } of cost)
    say(`a check among ${earlier} earlier invoices: ${microseconds} µs (${heapMegabytes} MB of memory)`)
  return {
    source: name,
    tuned,
    reported,
    repeats,
    cost,
    goals: {
      found: percent(reported.found) >= FOUND_GOAL,
      genuine: percent(reported.kinds.genuine) <= GENUINE_GOAL,
      lookAlikes: Object.keys(LOOK_ALIKES).every((kind) => percent(reported.kinds[kind]) <= LOOK_ALIKE_GOAL),
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

function table(title: string, { invoices, seconds, kinds, found }: Part): readonly string[] {
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
    `${title}: ${invoices} rows in ${seconds} s`.padEnd(32) +
      ['ours', 'SAP', 'Oracle'].map((n) => n.padStart(9)).join(''),
    line('copies found', found),
    ...of(Object.keys(DISGUISES)),
    line('genuine flagged', kinds.genuine),
    'look-alikes flagged',
    ...of(Object.keys(LOOK_ALIKES)),
  ]
}
