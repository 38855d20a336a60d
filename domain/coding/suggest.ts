/** What a learned coder says of one invoice, for comparison with what people code: it decides nothing. */
import { scores } from './coder.ts'
import type { Day, LineFacts } from './line.ts'
import type { Model } from './model.ts'
import { INELIGIBLE } from './threshold.ts'
import { PERMISSION_DAYS } from './walk.ts'

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
  /** The permitted shares of errors for which all lines are sure enough, as far as the model's proof is not too old. */
  readonly sureFor: readonly number[]
}

export function suggest(
  { coder, forest, codebook, facts }: Model,
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
  return {
    lines: suggested,
    sureFor: isFresh(facts.newestLabel, lines) ? sureFor(facts.promises, suggested) : [],
  }
}

function isFresh(newestLabel: Day, lines: readonly LineFacts[]): boolean {
  return lines.every(({ day }) => day - newestLabel <= PERMISSION_DAYS)
}

function sureFor(promises: Model['facts']['promises'], lines: readonly SuggestedLine[]): readonly number[] {
  return promises
    .filter(
      ({ proven }) =>
        proven !== undefined &&
        lines.length > 0 &&
        lines.every(({ score }) => (score ?? INELIGIBLE) >= proven.threshold),
    )
    .map(({ target }) => target)
}
