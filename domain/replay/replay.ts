/** A decision computed again from what it rested on, with the same functions; and in what the two differ. */
import { isDeepStrictEqual } from 'node:util'
import type { LearnedWord } from '../coding/learned.ts'
import type { Original } from '../coding/mirror.ts'
import { doubtOf, isComplete, type PastLine, type Proposal } from '../coding/proposal.ts'
import { propose } from '../coding/propose.ts'
import type { AreaMode } from '../control/area.ts'
import { batchOf, type Member, probeAmong, type Said } from '../control/batch.ts'
import { type DuplicateVerdict, duplicateVerdict, type Likeness } from '../duplicates/verdict.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { asReadBy } from '../invoice/reader-version.ts'
import { blindChance, type Route, routeInvoice } from '../invoice/route.ts'
import { applyRules, wantPerson } from '../rules/registry.ts'
import type { Finding, RuleContext } from '../rules/rule.ts'

/** Everything that the decision rested on, as of then. */
export interface Facts extends RuleContext {
  readonly sameNumber: readonly string[]
  readonly corrections: readonly string[]
  readonly alike: readonly Likeness[]
  readonly past: readonly PastLine[]
  readonly original: Original | undefined
  /** What the learned coder said, where it might decide. */
  readonly learned: LearnedWord | undefined
  readonly isOpen: (account: string) => boolean
  readonly mode: AreaMode | undefined
  readonly draw: number
  /** The chance that was kept; absent also where nothing was drawn yet of what is not predicted. */
  readonly inclusion: number | undefined
  /** That of an earlier start, which stays. */
  readonly earlierChance: number | undefined
  /** What it joined then, where it did: the day, and those among whom it was settled who is coded first. */
  readonly joined:
    | {
        readonly day: string
        readonly creditorNo: string | undefined
        readonly among: readonly Member[]
        readonly said: Said | undefined
      }
    | undefined
}

export interface Decided {
  readonly invoice: Invoice
  readonly findings: readonly Finding[]
  readonly duplicates: DuplicateVerdict
  readonly proposal: Proposal
  readonly draw: number
  readonly inclusion: number | undefined
  readonly mode: AreaMode | undefined
  readonly route: Route
  readonly batch?: BatchDecided | undefined
}

/** The batch that it joined, and which of its invoices a person codes first. */
export interface BatchDecided {
  readonly batch: string | undefined
  readonly first: string | undefined
  /** What people's coding of that one says of the others. */
  readonly said: Said | undefined
}

/** The place in the draw of what was not drawn. */
const UNDRAWN = 1

export function decideAgain(facts: Facts): Decided {
  const findings = applyRules(facts)
  const duplicates = duplicateVerdict(facts.sameNumber, facts.corrections, facts.alike)
  const proposal = propose(facts)
  const { invoice, mode, draw } = facts
  const notPredicted = doubtOf(proposal)
  const question = {
    mode,
    notPredicted,
    proposal: isComplete(proposal),
    stale: proposal.stale === true,
    earlierChance: facts.earlierChance,
  }
  const route = routeInvoice({
    ...question,
    finding: wantPerson(findings)[0]?.code,
    duplicate: duplicates.verdict,
    draw: notPredicted && facts.inclusion === undefined ? UNDRAWN : draw,
  })
  const inclusion = facts.inclusion && blindChance(question, route)
  const batch = facts.joined && batchAgain(facts.joined, invoice, proposal, route)
  return { invoice, findings, duplicates, proposal, draw, inclusion, mode, route, batch }
}

function batchAgain(
  { day, creditorNo, among, said }: NonNullable<Facts['joined']>,
  { gln }: Invoice,
  proposal: Proposal,
  route: Route,
): BatchDecided {
  return {
    batch: batchOf(day, { creditorNo, gln }, proposal, route),
    first: probeAmong(among)?.id,
    said,
  }
}

export interface Divergence {
  /** Which part of the decision, in the field names of `Decided`; of a proposal with its line. */
  readonly what: string
  readonly kept: unknown
  readonly again: unknown
}

/** Empty where the decision is the same. Parts that hold nothing are alike, however they hold it. */
export function divergences(kept: Decided, again: Decided): readonly Divergence[] {
  const route = differs('route', kept.route, again.route)
  return [
    ...differs('invoice', kept.invoice, asReadBy(kept.invoice, again.invoice)),
    ...differs('findings', kept.findings, again.findings),
    ...differs('duplicates', kept.duplicates, again.duplicates),
    ...differs('proposal.model', kept.proposal.model, again.proposal.model),
    ...differs('proposal.threshold', kept.proposal.threshold, again.proposal.threshold),
    ...differs('proposal.stale', kept.proposal.stale, again.proposal.stale),
    ...proposed(kept.proposal, again.proposal),
    ...differs('draw', kept.draw, again.draw),
    ...differs('mode', kept.mode, again.mode),
    ...route,
    // Another way has another chance, or none.
    ...(route.length > 0 ? [] : differs('inclusion', kept.inclusion, again.inclusion)),
    ...differs('batch', kept.batch, again.batch),
  ]
}

function proposed(kept: Proposal, again: Proposal): readonly Divergence[] {
  const ids = new Set([...kept.lines, ...again.lines].map((l) => l.lineId))
  const of = ({ lines }: Proposal, id: string) => lines.filter((l) => l.lineId === id)
  return [...ids].flatMap((id) => differs(`proposal.line ${id}`, of(kept, id), of(again, id)))
}

function differs(what: string, kept: unknown, again: unknown): readonly Divergence[] {
  return isDeepStrictEqual(filled(kept), filled(again)) ? [] : [{ what, kept, again }]
}

/** Without members that hold nothing: absent, undefined and null are stored alike. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value ?? undefined
  const members = Object.entries(value).filter(([, member]) => member !== undefined && member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name, filled(member)]))
}
