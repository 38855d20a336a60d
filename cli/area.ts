import type { Store } from '../store/store.ts'
import { EXIT, Stop } from './exit.ts'

/** An area that a person has mistyped has nothing in it, and must not be told as empty. */
export async function requireArea(areas: Store['areas'], area: string | undefined): Promise<void> {
  if (area !== undefined && !(await areas.get(area))) throw new Stop('NOT_FOUND', EXIT.no, area)
}
