/** A walk told area by area: how much was posted unseen, how much of that wrongly, and what it was worth. */
import { groupBy } from '../group.ts'
import type { Ore } from '../money.ts'
import { isRight } from './months.ts'
import type { Walked } from './walk.ts'

/** Net amounts are without signs. An invoice counts in each area that has a line of it. */
export interface AreaOfWalk {
  /** The lines' department; empty where it is not known. */
  readonly area: string
  readonly lines: number
  readonly invoices: number
  readonly amount: Ore
  /** Posted unseen: without control and probe. */
  readonly automatic: Part
  /** Of these, lines that a person would have coded otherwise, and the invoices that have one. */
  readonly wrong: Part
}

export interface Part {
  readonly lines: number
  readonly invoices: number
  readonly amount: Ore
}

/** Those with most lines first. */
export function areasOf(walked: readonly Walked[]): readonly AreaOfWalk[] {
  return [...groupBy(walked, (w) => w.line.department)]
    .map(([area, own]): AreaOfWalk => {
      const automatic = own.filter((w) => w.decision === 'auto')
      return {
        area,
        ...partOf(own),
        automatic: partOf(automatic),
        wrong: partOf(automatic.filter((w) => !isRight(w))),
      }
    })
    .sort((a, b) => b.lines - a.lines || (a.area < b.area ? -1 : 1))
}

function partOf(walked: readonly Walked[]): Part {
  return {
    lines: walked.length,
    invoices: new Set(walked.map((w) => w.unit)).size,
    amount: walked.reduce((sum, { line }) => sum + Math.abs(line.amount), 0),
  }
}
