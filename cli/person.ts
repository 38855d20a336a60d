/** Who stands in a history must be somebody, and one whose word it is. */
import { type Role, roleTo } from '../domain/review/right.ts'
import type { Store } from '../store/store.ts'
import { EXIT, Stop } from './exit.ts'

export async function requireRole(
  people: Store['people'],
  by: string,
  roles: readonly Role[],
): Promise<void> {
  const refused = roleTo(await people.get(by), roles)
  if (!refused) return
  throw new Stop(refused, EXIT.no, refused === 'RIGHT_ROLE' ? `${by} (not ${roles.join(' or ')})` : by)
}
