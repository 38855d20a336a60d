/** What people's coding of an invoice says of each account that a coder gave its lines: one word an account, however many lines have it. */
import { groupBy } from '../group.ts'
import { agreesWith } from './agreement.ts'
import type { CodedLine } from './coding.ts'
import { isSure, type SuggestedLine } from './suggest.ts'

/** `surelyWrong`: of a line of which the coder was sure. */
export type Verdict = 'right' | 'wrong' | 'surelyWrong'

/**
 * `threshold`: the score from which it is sure; never, where there is none. What people did not code is left out. `untold`: they booked it so that its lines
 * cannot be told, mostly one line on several accounts, and the coder was wrong.
 */
export function verdicts(
  lines: readonly SuggestedLine[],
  threshold: number | undefined,
  coded: readonly CodedLine[] | 'untold',
): ReadonlyMap<string, Verdict> {
  const byLine = coded === 'untold' ? undefined : groupBy(coded, ({ lineId }) => lineId)
  const found = new Map<string, Verdict>()
  for (const line of lines) {
    const own = byLine?.get(line.lineId)
    if (line.account === undefined || (byLine && !own)) continue
    const before = found.get(line.account) ?? 'right'
    if (own && agreesWith(line, own)) found.set(line.account, before)
    else if (before !== 'surelyWrong')
      found.set(line.account, isSure(line, threshold) ? 'surelyWrong' : 'wrong')
  }
  return found
}
