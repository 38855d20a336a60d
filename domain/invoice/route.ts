/** Which way an invoice goes: to the robot, to a person, or to the ERP's own people. This file decides it. */
import type { AreaMode } from '../control/area.ts'
import { controlRate } from '../control/area.ts'
import { controlChance } from '../control/stale.ts'
import type { ErrorCode } from '../errors.ts'

/** What holds for an invoice whatever is tried with it. */
export interface Terms {
  /** To be coded without seeing the proposal: a control sample, or where the ERP's people code. */
  readonly blind: boolean
  /** There is one that could be approved. */
  readonly proposal: boolean
  /** Nobody has answered yet whether it is a duplicate: until then it cannot be posted, whatever the reason and whatever has been tried meanwhile. */
  readonly mayBeDuplicate: boolean
}

export type Route =
  | { readonly to: 'robot' }
  | ({ readonly to: 'person' | 'erp'; readonly reason: ErrorCode } & Terms)

export interface RouteQuestion {
  /** Of the institution's area; undefined where the institution is unknown. */
  readonly mode: AreaMode | undefined
  /** Code of the first finding that wants a person. */
  readonly finding: ErrorCode | undefined
  readonly duplicate: 'none' | 'same' | 'perhaps'
  /** Why the prediction was not accepted for every line; undefined where it was. */
  readonly notPredicted: ErrorCode | undefined
  /** A proposal for every line exists, accepted or not. */
  readonly proposal: boolean
  /** Nobody has coded the like of it lately. */
  readonly stale: boolean
  /** The chance that it had in an earlier start, which stays; undefined where it had none. */
  readonly earlierChance: number | undefined
  /** The invoice's place in the control draw, 0 ≤ draw < 1 (see control/draw.ts). */
  readonly draw: number
}

/**
 * In order: where the robot does not work the ERP's people code; what a rule or the duplicate check stopped goes to a person; of the rest the drawn part
 * is coded blind (in an area that is stopped: what an earlier start had drawn); what is not predicted goes to a person; what is left is the robot's. The draw
 * comes before the prediction's doubt, so that the labels of the drawn stand for all that people and robot code (`blindChance`).
 */
export function routeInvoice(q: RouteQuestion): Route {
  const seen = { proposal: q.proposal, mayBeDuplicate: q.duplicate !== 'none' }
  const person = (reason: ErrorCode): Route => ({ to: 'person', reason, blind: false, ...seen })
  if (q.mode === 'off') return { to: 'erp', reason: 'WAY_AREA_OFF', blind: true, ...seen }
  if (q.mode === 'shadow') return { to: 'erp', reason: 'WAY_AREA_SHADOW', blind: true, ...seen }
  if (q.duplicate === 'same') return person('WAY_DUPLICATE')
  if (q.finding) return person(q.finding)
  if (q.mode === undefined) return person('RULE_GLN_UNKNOWN')
  if (q.duplicate === 'perhaps') return person('WAY_PERHAPS_DUPLICATE')
  if (mayBeDrawn(q) && q.draw < chanceOf(q.mode, q))
    return { to: 'person', reason: 'WAY_CONTROL', blind: true, proposal: true, mayBeDuplicate: false }
  if (q.mode === 'stopped') return person('WAY_AREA_STOPPED')
  if (q.notPredicted) return person(q.notPredicted)
  return { to: 'robot' }
}

/** Was it drawn to be coded blind? */
export function isDrawn(route: Route): boolean {
  return route.to === 'person' && route.reason === 'WAY_CONTROL'
}

/** Was it drawn beyond its area's share, as what is stale is? `draw`: its place. */
export function isBeyondShare({ route, mode, draw }: DrawnOrNot): boolean {
  return isDrawn(route) && mode !== undefined && draw >= controlRate(mode)
}

interface DrawnOrNot {
  readonly route: Route
  readonly mode?: AreaMode
  readonly draw: number
}

/** With which chance it was drawn, now or, where only an earlier start came to the draw, then. */
export function givenChance(kept: {
  readonly inclusion?: number
  readonly earlierChance?: number
}): number | undefined {
  return kept.inclusion ?? kept.earlierChance
}

/** Where there is no proposal there is none to hide, and how a part of a credit note is coded teaches nobody. */
function mayBeDrawn({ proposal, notPredicted }: Pick<RouteQuestion, 'proposal' | 'notPredicted'>): boolean {
  return notPredicted === undefined || (proposal && notPredicted !== 'WAY_PARTIAL_CREDIT')
}

/** Drawn anew with another chance, what waits blind could be posted, and its label would be missing from those of its kind. */
function chanceOf(
  mode: AreaMode,
  { stale, earlierChance }: Pick<RouteQuestion, 'stale' | 'earlierChance'>,
): number {
  return earlierChance ?? controlChance(controlRate(mode), stale)
}

/** The chance with which the draw was to have it coded blind; undefined where something else decided who sees what. */
export function blindChance(
  q: Pick<RouteQuestion, 'mode' | 'notPredicted' | 'proposal' | 'stale' | 'earlierChance'>,
  route: Route,
): number | undefined {
  if (q.mode === undefined || !mayBeDrawn(q)) return undefined
  const cameToTheDraw = route.to === 'robot' || isDrawn(route) || route.reason === q.notPredicted
  return cameToTheDraw ? chanceOf(q.mode, q) : undefined
}
