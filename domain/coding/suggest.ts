/** What a learned coder says of one invoice: accounts and how likely they are right. It decides nothing. */
import { scores } from './coder.ts'
import { areStale } from './features.ts'
import type { LineFacts } from './line.ts'
import type { Model } from './model.ts'
import { INELIGIBLE } from './threshold.ts'

export interface SuggestedLine {
  readonly lineId: string
  /** Absent where nothing is proposed. */
  readonly account?: string
  /** Probability that it is right; absent where the model has no trees yet, or may not propose. */
  readonly score?: number
}

export interface Suggestion {
  /** In the invoice's order. */
  readonly lines: readonly SuggestedLine[]
  /** As far as its tables know nobody has coded this supplier at this institution lately. */
  readonly stale?: true
}

export const NOTHING_SAID: Suggestion = { lines: [] }

/** `threshold`: the score from which a coder is sure; never, where there is none. */
export function isSure({ score }: SuggestedLine, threshold: number | undefined): boolean {
  return score !== undefined && threshold !== undefined && score >= threshold
}

/** What a model said of an invoice, as those who compare it read it again. */
export interface Spoken {
  readonly model: string
  readonly suggestion: Suggestion
  /** From which score it was sure by its permission; absent where it had none. */
  readonly threshold?: number | undefined
}

/** All lines are sure; an invoice without lines is not. */
export function isSureOf({ suggestion: { lines }, threshold }: Spoken): boolean {
  return lines.length > 0 && lines.every((line) => isSure(line, threshold))
}

export function suggest(
  { coder, forest, codebook }: Model,
  lines: readonly LineFacts[],
  isOpen: (account: string) => boolean,
): Suggestion {
  const batch = coder.propose(lines, (code) => isOpen(codebook.of(code)?.account ?? ''))
  const score = forest ? scores(forest, batch) : undefined
  const suggested = batch.proposals.map(({ line, proposed }, i): SuggestedLine => {
    const account = codebook.of(proposed.code)?.account
    const own = score?.[i]
    return {
      lineId: line.lineId,
      ...(account === undefined ? {} : { account }),
      ...(account === undefined || own === undefined || own === INELIGIBLE ? {} : { score: own }),
    }
  })
  const stale = areStale(batch.features, [...lines.keys()])
  return { lines: suggested, ...(stale ? { stale } : {}) }
}
