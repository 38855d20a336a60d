/** The business case: what the automatic share is worth with the municipality's own figures, beside the municipality that this program follows. */
import type { Ore } from '../money.ts'

export interface Figures {
  readonly invoicesAYear: number
  /** What it costs to code an invoice by hand: from, to. */
  readonly byHand: readonly [Ore, Ore]
  /** Of each automatic invoice. */
  readonly robot: Ore
  readonly fixedAYear: Ore
}

/** What the reference municipality tells of itself. */
export const REFERENCE = {
  invoicesAYear: 220_000,
  automaticAYear: 125_000,
  /** Saved in a year: at first, and later. */
  saved: [125_000_000, 290_000_000],
} as const satisfies {
  readonly invoicesAYear: number
  readonly automaticAYear: number
  readonly saved: readonly [Ore, Ore]
}

export interface BusinessCase {
  readonly automaticAYear: number
  /** Invoices a year that are wrong: as measured, and at most. */
  readonly wrongAYear: readonly [number, number]
  /** What coding by hand would have cost: from, to. */
  readonly gross: readonly [Ore, Ore]
  readonly robot: Ore
  readonly fixed: Ore
  /** Each wrong invoice is coded once more by hand, at the dearer price, as many as are possible at most. */
  readonly mending: Ore
  readonly net: readonly [Ore, Ore]
  /** If each automatic invoice saved what it saved in the reference municipality: at first, and later. */
  readonly asReference: readonly [Ore, Ore]
}

export function businessCase(
  share: number,
  error: { readonly measured: number; readonly bound: number },
  { invoicesAYear, byHand, robot, fixedAYear }: Figures,
): BusinessCase {
  const automaticAYear = Math.round(share * invoicesAYear)
  const wrongAYear = [error.measured, error.bound].map((e) => Math.round(e * automaticAYear)) as [
    number,
    number,
  ]
  const [cheap, dear] = byHand
  const gross = [automaticAYear * cheap, automaticAYear * dear] as const
  const costs = { robot: robot * automaticAYear, fixed: fixedAYear, mending: wrongAYear[1] * dear }
  const all = costs.robot + costs.fixed + costs.mending
  const [early, late] = REFERENCE.saved
  const like = (saved: Ore): Ore => Math.round((saved * automaticAYear) / REFERENCE.automaticAYear)
  return {
    automaticAYear,
    wrongAYear,
    gross,
    ...costs,
    net: [gross[0] - all, gross[1] - all],
    asReference: [like(early), like(late)],
  }
}
