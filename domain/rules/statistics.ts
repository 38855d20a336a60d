/** How often each rule fired, and whether a person then did something with it: so that nobody keeps a rule that only makes work. */
import type { EndState } from '../invoice/ends.ts'
import { RULES, ruleOf } from './registry.ts'
import type { Finding } from './rule.ts'

export interface JudgedInvoice {
  readonly findings: readonly Finding[]
  readonly end?: EndState
  /** Whether people coded it as the robot had proposed. */
  readonly agrees?: boolean
}

export interface RuleCount {
  readonly rule: string
  /** Invoices in which it found something; in how many of them it stopped, noted, or would have stopped but for its shadow. */
  readonly fired: number
  readonly stopped: number
  readonly noted: number
  readonly shadowed: number
  /** Of those that it stopped and that have ended: sent back, closed as a duplicate, withdrawn, or coded otherwise than proposed. */
  readonly ended: number
  readonly changed: number
}

type Counting = { -readonly [K in keyof RuleCount]: RuleCount[K] }

/** Ends by which a person did something else than pay as proposed. */
const CHANGED: ReadonlySet<EndState> = new Set<EndState>(['returned', 'withdrawn', 'duplicateConfirmed'])

export interface Statistics {
  readonly add: (invoice: JudgedInvoice) => void
  /** In the order of the registry, those that never fired among them. */
  readonly counts: () => readonly RuleCount[]
  readonly invoices: () => number
}

export function statistics(): Statistics {
  const byRule = new Map<string, Counting>(
    RULES.map(({ id }) => [
      id,
      { rule: id, fired: 0, stopped: 0, noted: 0, shadowed: 0, ended: 0, changed: 0 },
    ]),
  )
  let invoices = 0
  return {
    add: (invoice) => {
      invoices += 1
      for (const { id } of RULES) {
        const own = invoice.findings.filter((f) => ruleOf(f.code)?.id === id)
        const count = byRule.get(id)
        if (count && own.length > 0) countOne(count, own, invoice)
      }
    },
    counts: () => [...byRule.values()],
    invoices: () => invoices,
  }
}

function countOne(count: Counting, own: readonly Finding[], { end, agrees }: JudgedInvoice): void {
  count.fired += 1
  const stopped = own.some((f) => f.severity !== 'note')
  if (stopped) count.stopped += 1
  else if (own.some((f) => f.shadow !== undefined)) count.shadowed += 1
  else count.noted += 1
  if (!stopped || end === undefined) return
  count.ended += 1
  if (CHANGED.has(end) || agrees === false) count.changed += 1
}
