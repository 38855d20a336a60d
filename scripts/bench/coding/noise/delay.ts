/** How long a disturbance leads to wrong postings that nobody sees: from the first of them until its pattern is no longer posted wrongly. */
import { isRight } from '../../../../domain/coding/months.ts'
import type { Walked } from '../../../../domain/coding/walk.ts'
import { groupBy } from '../../../../domain/group.ts'
import type { Ore } from '../../../../domain/money.ts'
import type { JudgedWalk } from './judged-walk.ts'
import { type Planted, patternOf } from './planted.ts'

/**
 * What became of the pattern's next invoice that the disturbance concerns, after the last wrong one: its proposal was right again; it was drawn (control or probe); its score was too
 * low; it went to people for another reason, above all a freeze; or the ledger has none.
 */
export const ENDINGS = ['relearned', 'drawn', 'belowThreshold', 'frozen', 'neverCameAgain'] as const
type Ending = (typeof ENDINGS)[number]

export interface Delay {
  /** Patterns of which something was posted wrongly. */
  readonly patterns: number
  /** Wrong automatic invoices by the disturbance, and the net amount of their wrong lines, without signs. */
  readonly invoices: number
  readonly amount: Ore
  /** From the first wrong posting to the next invoice after the last, of the patterns of which one came. */
  readonly days: { readonly median: number; readonly most: number }
  readonly endings: Readonly<Record<Ending, number>>
}

/** A wrong automatic line that the disturbance can have led to, with its place in the walk. */
interface Wrong {
  readonly i: number
  readonly w: Walked
  readonly under: string
}

export function delayOf(
  { walked, codebook }: JudgedWalk,
  { misled, concerns }: Pick<Planted, 'misled' | 'concerns'>,
): Delay {
  const least = leastScores(walked)
  const concerned = [...walked.keys()].filter((i) => concerns((walked[i] as Walked).line))
  const patterns = groupBy(concerned, (i) => patternOf((walked[i] as Walked).line))
  const wrong = [...walked.keys()].flatMap((i): readonly Wrong[] => {
    const w = walked[i] as Walked
    const proposed = codebook.of(w.proposed)
    if (w.decision !== 'auto' || isRight(w) || !proposed) return []
    const under = misled(w.line, proposed)
    return under === undefined ? [] : [{ i, w, under }]
  })
  const courses = [...groupBy(wrong, ({ under }) => under).values()].map((own) => {
    const first = own[0] as Wrong
    const last = own.at(-1) as Wrong
    const next = (patterns.get(patternOf(first.w.line)) ?? [])
      .filter((i) => i > last.i)
      .map((i) => walked[i] as Walked)
      .find(({ unit }) => unit !== last.w.unit)
    return {
      days: next ? next.line.day - first.w.line.day : undefined,
      ending: next ? endingOf(next, least.get(next.unit) ?? 0) : ('neverCameAgain' as const),
    }
  })
  const days = courses.flatMap((course) => course.days ?? []).sort((a, b) => a - b)
  const ending = (of: Ending): number => courses.filter((course) => course.ending === of).length
  return {
    patterns: courses.length,
    invoices: new Set(wrong.map(({ w }) => w.unit)).size,
    amount: wrong.reduce((sum, { w }) => sum + Math.abs(w.line.amount), 0),
    days: { median: days[Math.floor((days.length - 1) / 2)] ?? 0, most: days.at(-1) ?? 0 },
    endings: {
      relearned: ending('relearned'),
      drawn: ending('drawn'),
      belowThreshold: ending('belowThreshold'),
      frozen: ending('frozen'),
      neverCameAgain: ending('neverCameAgain'),
    },
  }
}

function endingOf(next: Walked, score: number): Ending {
  if (isRight(next)) return 'relearned'
  if (next.decision === 'control' || next.decision === 'probe') return 'drawn'
  return score < next.threshold ? 'belowThreshold' : 'frozen'
}

/** An invoice is decided by the least of its lines' scores. */
function leastScores(walked: readonly Walked[]): ReadonlyMap<number, number> {
  const least = new Map<number, number>()
  for (const { unit, score } of walked) least.set(unit, Math.min(score, least.get(unit) ?? score))
  return least
}
