/** The life of the robot month by month, in invoices. */
import { dateOf } from '../coding/line.ts'
import { groupBy } from '../group.ts'
import { type InvoiceCase, isAccepted, weigh } from './invoice-case.ts'

export interface Month {
  /** `YYYY-MM`. */
  readonly month: string
  readonly invoices: number
  readonly automatic: number
  /** Sure, but a person's all the same: control and probe. */
  readonly seen: number
  /** Of automatic and control. */
  readonly wrong: number
}

export function monthsOf(cases: readonly InvoiceCase[]): readonly Month[] {
  return [...groupBy(cases, (c) => dateOf(c.day).slice(0, 7))].map(([month, own]) => ({
    month,
    invoices: weigh(own),
    automatic: weigh(own.filter((c) => c.decision === 'auto')),
    seen: weigh(own.filter((c) => c.decision === 'control' || c.decision === 'probe')),
    wrong: weigh(own.filter((c) => isAccepted(c) && c.wrong)),
  }))
}
