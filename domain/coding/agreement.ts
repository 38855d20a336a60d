/** How the learned coder, in the shadow, agrees with what people coded by themselves: the measure that it must pass before it decides anything. */
import { groupBy } from '../group.ts'
import { binomialUpper } from './bounds.ts'
import type { CodedLine } from './coding.ts'
import type { Suggestion } from './suggest.ts'

export interface ShadowCase {
  readonly model: string
  readonly suggestion: Suggestion
  /** The rule of thumb is sure of it, so that the learned coder would not be asked. */
  readonly byRule: boolean
  /** As people coded it; of a line of which that cannot be told there is none, and nothing agrees with it. */
  readonly coded: readonly CodedLine[]
}

export interface AgreementAt {
  readonly target: number
  /** Invoices left by the rule of thumb that would have been automatic, and those of them with a line that people coded otherwise. */
  readonly automatic: number
  readonly wrong: number
  /** Of the share of wrong ones, one-sided 95 % (Clopper & Pearson, 1934), as if invoices were independent; 1 where there are none. */
  readonly upper: number
}

export interface Agreement {
  readonly model: string
  readonly invoices: number
  /** Those that the rule of thumb codes. */
  readonly byRule: number
  readonly lines: number
  /** Lines with the account that people gave them. */
  readonly right: number
  readonly at: readonly AgreementAt[]
}

const DELTA = 0.05

/** For each model, and each of the permitted shares of errors. */
export function agreement(cases: readonly ShadowCase[], targets: readonly number[]): readonly Agreement[] {
  return [...groupBy(cases, (c) => c.model)].map(([model, own]) => {
    const judged = own.map((c) => ({
      ...c,
      right: c.suggestion.lines.filter((l) => agreesWith(l, c.coded)).length,
    }))
    return {
      model,
      invoices: own.length,
      byRule: own.filter((c) => c.byRule).length,
      lines: judged.reduce((n, c) => n + c.suggestion.lines.length, 0),
      right: judged.reduce((n, c) => n + c.right, 0),
      at: targets.map((target) => {
        const automatic = judged.filter((c) => !c.byRule && c.suggestion.sureFor.includes(target))
        const wrong = automatic.filter((c) => c.right < c.suggestion.lines.length).length
        const upper = automatic.length === 0 ? 1 : binomialUpper(wrong, automatic.length, DELTA)
        return { target, automatic: automatic.length, wrong, upper }
      }),
    }
  })
}

/** People gave the line, in all its parts, the account that was said. */
export function agreesWith(
  { lineId, account }: Suggestion['lines'][number],
  coded: readonly CodedLine[],
): boolean {
  const own = coded.filter((c) => c.lineId === lineId)
  return own.length > 0 && own.every((c) => c.coding.account === account)
}
