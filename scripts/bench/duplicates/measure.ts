/** What each rule finds among planted invoices: ours, SAP's and Oracle's, on the same rows in the same order. */
import { memoryIndex } from '../../../domain/duplicates/memory-index.ts'
import { aliasesOf, dayOf, POSTED_BEFORE, sighting } from '../../../domain/duplicates/sighting.ts'
import type { Likeness } from '../../../domain/duplicates/verdict.ts'
import { DISGUISES } from './disguises.ts'
import type { Planted } from './plant.ts'

export const RULES = ['ours', 'sap', 'oracle'] as const
type Rule = (typeof RULES)[number]
type Flagger = (row: Planted) => Likeness | boolean | undefined

export interface Flagged {
  readonly row: Planted
  readonly by: Readonly<Record<Rule, boolean>>
  readonly likeness: Likeness | undefined
}

export function flagAll(rows: readonly Planted[]): readonly Flagged[] {
  const flaggers = { ours: ours(), sap: sap(), oracle: oracle() }
  return rows.map((row) => {
    const likeness = flaggers.ours(row)
    return {
      row,
      likeness,
      by: {
        ours: likeness !== undefined,
        sap: flaggers.sap(row) === true,
        oracle: flaggers.oracle(row) === true,
      },
    }
  })
}

function ours(): (row: Planted) => Likeness | undefined {
  const index = memoryIndex()
  return (row) => {
    const day = dayOf(row.date)
    const arrived = dayOf(row.received)
    const [likeliest] = index.see(
      sighting({
        id: row.id,
        kind: row.amount < 0 ? 'creditNote' : 'invoice',
        payee: `supplier:${row.supplier}`,
        aliases: aliasesOf({ accounts: [row.account], name: row.name }),
        number: row.number,
        ...(day === undefined ? {} : { day }),
        ...(arrived === undefined ? {} : { arrived }),
        amount: Math.abs(row.amount),
        currency: 'GBP',
        postedAt: POSTED_BEFORE,
      }),
    )
    return likeliest
  }
}

/** Supplier, number, amount and date equal. */
const sap = (): Flagger => seenBefore((r) => [r.supplier, r.number, r.amount, r.date].join('\n'))
/** Supplier and number equal. */
const oracle = (): Flagger => seenBefore((r) => [r.supplier, r.number].join('\n'))

function seenBefore(key: (row: Planted) => string): Flagger {
  const seen = new Set<string>()
  return (row) => {
    const own = key(row)
    if (seen.has(own)) return true
    seen.add(own)
    return false
  }
}

export interface Share {
  readonly of: number
  readonly flagged: Readonly<Record<Rule, number>>
}

/** A disguise in parts is found where one of them is. */
export function shares(flagged: readonly Flagged[], from: string): ReadonlyMap<string, Share> {
  const counted = new Map<string, Map<string, Record<Rule, boolean>>>()
  for (const { row, by } of flagged) {
    if (row.kind === 'genuine' && row.date < from) continue
    const unit = row.kind in DISGUISES ? `${row.of}` : row.id
    const units = counted.get(row.kind) ?? new Map<string, Record<Rule, boolean>>()
    const so = units.get(unit) ?? { ours: false, sap: false, oracle: false }
    units.set(unit, { ours: so.ours || by.ours, sap: so.sap || by.sap, oracle: so.oracle || by.oracle })
    counted.set(row.kind, units)
  }
  const count = (units: Map<string, Record<Rule, boolean>>, rule: Rule): number =>
    [...units.values()].filter((so) => so[rule]).length
  return new Map(
    [...counted].map(([kind, units]) => [
      kind,
      {
        of: units.size,
        flagged: { ours: count(units, 'ours'), sap: count(units, 'sap'), oracle: count(units, 'oracle') },
      },
    ]),
  )
}
