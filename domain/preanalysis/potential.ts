/** What could be automatic, area by area, supplier by supplier, account by account. */
import type { CodedLineFacts } from '../coding/walk.ts'
import { type Interval, type Resamples, shareOf, upperOf, weeksOf } from './intervals.ts'
import { type InvoiceCase, isAccepted, isAutomatic, isWrong, weigh } from './invoice-case.ts'
import type { Level } from './levels.ts'

/** Counts are of the measured time. An invoice whose lines fall apart counts in parts, by lines. */
export interface Potential {
  readonly key: string
  readonly lines: number
  readonly invoices: number
  /** Share of its invoices that nobody sees: without control and probe. */
  readonly automatic: Interval
  readonly automaticInvoices: number
  readonly accepted: number
  readonly wrong: number
  /** At most so many of its accepted invoices are wrong, with 95 % confidence. */
  readonly errorBound: number
  /** Share automatic if the whole municipality stood at each level. */
  readonly atLevels: readonly Interval[]
}

/** Largest potential first. */
export function potentialsBy(
  keyOf: (line: CodedLineFacts) => string,
  cases: readonly InvoiceCase[],
  levels: readonly Level[],
  seen: number,
  resamples: Resamples,
): readonly Potential[] {
  const groups = new Map<string, InvoiceCase[]>()
  for (const c of cases)
    for (const [key, weight] of weightsOf(c, keyOf)) {
      const own = groups.get(key)
      const part = { ...c, weight: weight * c.weight }
      if (own) own.push(part)
      else groups.set(key, [part])
    }
  return [...groups]
    .map(([key, parts]) => potentialOf(key, parts, levels, seen, resamples))
    .sort((a, b) => b.automaticInvoices - a.automaticInvoices || b.invoices - a.invoices)
}

function weightsOf(
  { lines }: InvoiceCase,
  keyOf: (line: CodedLineFacts) => string,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const { line } of lines) {
    const key = keyOf(line)
    weights.set(key, (weights.get(key) ?? 0) + 1 / lines.length)
  }
  return weights
}

function potentialOf(
  key: string,
  parts: readonly InvoiceCase[],
  levels: readonly Level[],
  seen: number,
  resamples: Resamples,
): Potential {
  const invoices = weigh(parts)
  const accepted = parts.filter(isAccepted)
  return {
    key,
    lines: Math.round(parts.reduce((sum, p) => sum + p.weight * p.lines.length, 0)),
    invoices,
    automatic: shareOf(weeksOf(parts, resamples, isAutomatic), resamples),
    automaticInvoices: weigh(parts.filter(isAutomatic)),
    accepted: weigh(accepted),
    wrong: weigh(accepted.filter(isWrong)),
    errorBound: upperOf(weeksOf(accepted, resamples, isWrong), resamples),
    atLevels: levels.map(({ score }) => netOf(parts, score, seen, resamples)),
  }
}

/** Of a level: those whose score is high enough, less what people see of them all the same. */
function netOf(
  parts: readonly InvoiceCase[],
  score: number | undefined,
  seen: number,
  resamples: Resamples,
): Interval {
  const enough = ({ score: own }: InvoiceCase): boolean => score !== undefined && own >= score
  const { share, low, high } = shareOf(weeksOf(parts, resamples, enough), resamples)
  const net = 1 - seen
  return { share: share * net, low: low * net, high: high * net }
}
