/** How the learned coder, in the shadow, agrees with what people coded by themselves: the measure that it must pass before it decides anything. */
import { groupBy } from '../group.ts'
import { binomialUpper } from './bounds.ts'
import type { CodedLine } from './coding.ts'
import { isSureOf, type Spoken, type Suggestion } from './suggest.ts'

export interface ShadowCase extends Spoken {
  /** As people coded it; of a line of which that cannot be told there is none, and nothing agrees with it. */
  readonly coded: readonly CodedLine[]
}

export interface Agreement {
  readonly model: string
  readonly invoices: number
  readonly lines: number
  /** Lines with the account that people gave them. */
  readonly right: number
  /** Invoices of all of whose lines it was sure, and those of them with a line that people coded otherwise. */
  readonly automatic: number
  readonly wrong: number
  /** Of the share of wrong ones, one-sided 95 % (Clopper & Pearson, 1934), as if invoices were independent; 1 where there are none. */
  readonly upper: number
}

const DELTA = 0.05

/** For each model. */
export function agreement(cases: readonly ShadowCase[]): readonly Agreement[] {
  return [...groupBy(cases, (c) => c.model)].map(([model, own]) => {
    const judged = own.map((c) => ({
      ...c,
      right: c.suggestion.lines.filter((l) => agreesWith(l, c.coded)).length,
    }))
    const automatic = judged.filter(isSureOf)
    const wrong = automatic.filter((c) => c.right < c.suggestion.lines.length).length
    return {
      model,
      invoices: own.length,
      lines: judged.reduce((n, c) => n + c.suggestion.lines.length, 0),
      right: judged.reduce((n, c) => n + c.right, 0),
      automatic: automatic.length,
      wrong,
      upper: automatic.length === 0 ? 1 : binomialUpper(wrong, automatic.length, DELTA),
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
