/** Who stands in a history must be somebody, and one whose word it is. */
import type { Role } from '../domain/review/right.ts'
import type { Store } from '../store/store.ts'
import { EXIT, Stop } from './exit.ts'

export async function requireRole(
  people: Store['people'],
  by: string,
  roles: readonly Role[],
): Promise<void> {
  const person = await people.get(by)
  if (!person?.roles.some((role) => roles.includes(role))) throw new Stop('RIGHT_UNKNOWN_PERSON', EXIT.no, by)
}
