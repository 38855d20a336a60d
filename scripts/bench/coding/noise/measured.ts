/** What a walk kept of its promise against the truth: over the test period, and in the weeks after the change. */
import type { Day } from '../../../../domain/coding/line.ts'
import { casesOf, type InvoiceCase } from '../../../../domain/preanalysis/invoice-case.ts'
import type { JudgedWalk } from './judged-walk.ts'

export interface Measured {
  readonly invoices: number
  /** Posted unseen: without control and probe. */
  readonly automatic: number
  /** Of these, with a line that is not rightly coded. */
  readonly wrong: number
}

export interface Weeks extends Measured {
  /** After the change: the first and the last of the weeks, counted from 1; no last one where they reach to the end. */
  readonly from: number
  readonly to?: number
}

const DAYS_A_WEEK = 7
const WEEKS: readonly Pick<Weeks, 'from' | 'to'>[] = [{ from: 1, to: 4 }, { from: 5, to: 12 }, { from: 13 }]

export function measuredOf({ walked }: Pick<JudgedWalk, 'walked'>, since: Day): Measured {
  return counted(casesOf(walked).filter(({ day }) => day >= since))
}

export function weeksAfter({ walked }: Pick<JudgedWalk, 'walked'>, change: Day): readonly Weeks[] {
  const cases = casesOf(walked)
  return WEEKS.map((weeks) => {
    const first = change + DAYS_A_WEEK * (weeks.from - 1)
    const end = weeks.to === undefined ? Number.POSITIVE_INFINITY : change + DAYS_A_WEEK * weeks.to
    return { ...weeks, ...counted(cases.filter(({ day }) => day >= first && day < end)) }
  })
}

function counted(cases: readonly InvoiceCase[]): Measured {
  const automatic = cases.filter(({ decision }) => decision === 'auto')
  return {
    invoices: cases.length,
    automatic: automatic.length,
    wrong: automatic.filter(({ wrong }) => wrong).length,
  }
}
