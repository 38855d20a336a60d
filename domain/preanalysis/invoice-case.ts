/** An invoice of a walk as a whole: what became of it, and whether a person would have coded any line otherwise. */

import type { Day } from '../coding/line.ts'
import type { Walked } from '../coding/walk.ts'
import { groupBy } from '../group.ts'

export interface InvoiceCase {
  readonly day: Day
  readonly lines: readonly Walked[]
  /** The least of its lines'; 0 where nothing could be told yet. */
  readonly score: number
  readonly decision: Walked['decision']
  readonly wrong: boolean
  /** One over the number of draws that are counted together. */
  readonly weight: number
}

export const DAYS_OF_WEEK = 7
export const weekOf = (day: Day): number => Math.floor(day / DAYS_OF_WEEK)

export const isRight = ({ proposed, line }: Walked): boolean => proposed === line.code
/** The robot was sure of it: posted unseen, or drawn for control. Probes are a person's. */
export const isAccepted = ({ decision }: InvoiceCase): boolean =>
  decision === 'auto' || decision === 'control'
export const isAutomatic = ({ decision }: InvoiceCase): boolean => decision === 'auto'

export const isWrong = ({ wrong }: InvoiceCase): boolean => wrong

export function casesOf(walked: readonly Walked[], weight = 1): readonly InvoiceCase[] {
  return [...groupBy(walked, (w) => w.unit).values()].map((lines) => caseOf(lines, weight))
}

function caseOf(lines: readonly Walked[], weight: number): InvoiceCase {
  const [first] = lines as readonly [Walked, ...Walked[]]
  const score = lines.reduce((least, w) => Math.min(least, w.score || 0), 1)
  const decision = lines.every((w) => w.decision === first.decision) ? first.decision : 'manual'
  return { day: first.line.day, lines, score, decision, wrong: !lines.every(isRight), weight }
}

/** How many invoices they are. */
export const weigh = (cases: readonly InvoiceCase[]): number => cases.reduce((sum, c) => sum + c.weight, 0)
