/** Who may decide an invoice: the area, the ceiling, and not the person who ordered. */
import type { ErrorCode } from '../errors.ts'
import type { Invoice } from '../invoice/invoice.ts'
import type { Ore } from '../money.ts'
import type { DecisionKind } from './decision.ts'

export const ROLES = ['reviewer', 'leader', 'finance', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** In a person's areas: every area. */
export const ALL_AREAS = '*'

/** What a right depends on. */
export interface RightHolder {
  readonly personId: string
  readonly roles: readonly Role[]
  /** Area ids, or `*`. */
  readonly areas: readonly string[]
  /** The largest gross amount on which the person may decide. */
  readonly ceiling: Ore
}

export interface RightQuestion {
  /** Undefined where the institution is unknown: then only finance decides. */
  readonly area: string | undefined
  readonly amount: Ore
  readonly orderedBy: string | undefined
}

/** What the right to decide an invoice depends on; a credit note's amount counts without its sign. */
export function questionOf(
  area: string | undefined,
  { totals, orderedBy }: Pick<Invoice, 'totals' | 'orderedBy'>,
): RightQuestion {
  return { area, amount: Math.abs(totals.gross), orderedBy }
}

/** An administrator has no part in any decision. */
export function hasPart({ roles }: Pick<RightHolder, 'roles'>): boolean {
  return roles.some((role) => role !== 'admin')
}

export function isEverywhere({ roles, areas }: Pick<RightHolder, 'roles' | 'areas'>): boolean {
  return roles.includes('finance') || areas.includes(ALL_AREAS)
}

/** Asking a colleague is no decision on money: it needs the area only. */
const WITHOUT_CEILING: readonly DecisionKind[] = ['ask']

/** Why the person may not do what only the roles may; undefined where they may. */
export function roleTo(
  person: Pick<RightHolder, 'roles'> | undefined,
  roles: readonly Role[],
): ErrorCode | undefined {
  if (!person) return 'RIGHT_UNKNOWN_PERSON'
  return person.roles.some((role) => roles.includes(role)) ? undefined : 'RIGHT_ROLE'
}

/** Why the person may not; undefined where they may. */
export function rightTo(
  person: RightHolder | undefined,
  question: RightQuestion,
  kind: DecisionKind,
): ErrorCode | undefined {
  if (!person || !hasPart(person)) return 'RIGHT_UNKNOWN_PERSON'
  if (!isEverywhere(person) && !(question.area && person.areas.includes(question.area))) return 'RIGHT_AREA'
  if (WITHOUT_CEILING.includes(kind)) return undefined
  if (question.amount > person.ceiling) return 'RIGHT_CEILING'
  if (question.orderedBy === person.personId) return 'RIGHT_ORDERED'
  return undefined
}
