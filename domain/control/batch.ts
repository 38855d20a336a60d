/**
 * Batches: where three or more invoices are alike on a day, a person codes one of them blind before the robot posts the others. A practice that has changed shows
 * in all of them at once; the control would meet it in one of twenty.
 */
import { BATCH } from '../coding/decide.ts'
import { modelOfLearned } from '../coding/learned.ts'
import type { Proposal } from '../coding/proposal.ts'
import type { InvoiceId } from '../invoice/id.ts'
import { isDrawn, type Route } from '../invoice/route.ts'

export interface Member {
  readonly id: InvoiceId
  /** Its place in the control draw. */
  readonly place: number
  /** The robot was let go with it: there were not enough of them. */
  readonly letGo?: true
}

export interface Batch {
  /** In the order in which they joined. */
  readonly members: readonly Member[]
  readonly probe?: Probe
  /** Absent while it is not known. */
  readonly said?: Said
}

export interface Probe {
  readonly id: InvoiceId
  /** So many had joined when it was chosen: with the same members it is chosen again. */
  readonly among: number
}

/** What people's coding of the probe says of the others: as the robot would have coded it, otherwise, or nothing. */
export type Said = 'agreed' | 'otherwise' | 'noWord'

/** What an invoice is in its batch: one of too few, the one that people code first, or one of the others. */
export type Part = 'letGo' | 'probe' | 'rest'

/**
 * The batch to which it belongs: alike are those of one creditor, at one institution, that arrived on one day (`YYYY-MM-DD`), with the same accounts proposed, however many lines have them. Undefined where the
 * learned coder does not decide, or people get it anyway.
 */
export function batchOf(
  day: string,
  { creditorNo, gln }: { readonly creditorNo: string | undefined; readonly gln: string | undefined },
  proposal: Proposal,
  route: Route,
): string | undefined {
  const posted = route.to === 'robot' || isDrawn(route)
  if (!posted || !creditorNo || !gln || modelOfLearned(proposal) === undefined) return undefined
  const accounts = new Set(proposal.lines.map(({ coding }) => coding?.account ?? ''))
  return JSON.stringify([day, creditorNo, gln, [...accounts].toSorted()])
}

/** Undefined while it has to be settled. */
export function partOf({ members, probe }: Batch, id: InvoiceId): Part | undefined {
  if (members.some((m) => m.id === id && m.letGo)) return 'letGo'
  return probe && (probe.id === id ? 'probe' : 'rest')
}

/**
 * Whom people code first: of those that are not posted yet the greatest in the control draw, which nobody can choose and an auditor can compute again. With one
 * chance for all it is none that the control has drawn, unless all are: people may take their time with those, and the others of a batch wait. Undefined where there are too few.
 */
export function probeAmong(members: readonly Member[]): Probe | undefined {
  if (members.length < BATCH) return undefined
  const [greatest] = members.filter((m) => !m.letGo).toSorted((a, b) => b.place - a.place)
  return greatest && { id: greatest.id, among: members.length }
}
