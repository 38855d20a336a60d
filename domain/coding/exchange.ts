/** What would change if people let the coder in the shadow decide in place of the rule of thumb: told before they do, since it may be fewer. */
import { groupBy } from '../group.ts'
import { isSureOf, type Spoken } from './suggest.ts'

export interface ProposedCase extends Spoken {
  /** The rule of thumb was sure of all lines. */
  readonly byRule: boolean
}

export interface Exchange {
  readonly model: string
  readonly invoices: number
  /** Invoices of which the rule of thumb was sure, the coder, and both. */
  readonly byRule: number
  readonly byCoder: number
  readonly byBoth: number
}

/** For each model. */
export function exchange(cases: readonly ProposedCase[]): readonly Exchange[] {
  return [...groupBy(cases, (c) => c.model)].map(([model, own]) => {
    const byCoder = own.filter(isSureOf)
    return {
      model,
      invoices: own.length,
      byRule: own.filter((c) => c.byRule).length,
      byCoder: byCoder.length,
      byBoth: byCoder.filter((c) => c.byRule).length,
    }
  })
}
