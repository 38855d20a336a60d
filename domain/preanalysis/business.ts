/** The business case: what the automatic share is worth with the municipality's own figures, beside the municipality that this program follows. */
import type { Ore } from '../money.ts'
import type { Interval } from './intervals.ts'

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

/** One end of what is possible in a year. */
export interface End {
  readonly automatic: number
  readonly byHand: Ore
  /** What coding them by hand would have cost. */
  readonly gross: Ore
  readonly robot: Ore
  readonly fixed: Ore
  /** As many as may be wrong at most; each is coded once more by hand. */
  readonly wrong: number
  readonly mending: Ore
  readonly net: Ore
  /** If each automatic invoice saved what it saved in the reference municipality. */
  readonly asReference: Ore
}

export interface BusinessCase {
  readonly automaticAYear: number
  /** As many as were measured, in a year. */
  readonly wrongAYear: number
  /** The least share at the lower price; the largest at the higher. */
  readonly low: End
  readonly high: End
}

export function businessCase(
  { share, low, high }: Interval,
  error: { readonly measured: number; readonly bound: number },
  figures: Figures,
): BusinessCase {
  const automaticAYear = Math.round(share * figures.invoicesAYear)
  const [cheap, dear] = figures.byHand
  const [early, late] = REFERENCE.saved
  return {
    automaticAYear,
    wrongAYear: Math.round(error.measured * automaticAYear),
    low: endOf(low, cheap, early, error.bound, figures),
    high: endOf(high, dear, late, error.bound, figures),
  }
}

function endOf(share: number, byHand: Ore, saved: Ore, bound: number, figures: Figures): End {
  const automatic = Math.round(share * figures.invoicesAYear)
  const wrong = Math.round(bound * automatic)
  const gross = automatic * byHand
  const robot = automatic * figures.robot
  const mending = wrong * byHand
  return {
    automatic,
    byHand,
    gross,
    robot,
    fixed: figures.fixedAYear,
    wrong,
    mending,
    net: gross - robot - figures.fixedAYear - mending,
    asReference: Math.round((saved * automatic) / REFERENCE.automaticAYear),
  }
}
