/**
 * What fails of one document must not hold up all that come after it: it is logged, and the next night looks at that document again. Only a store that is away is
 * waited for, as without it nothing could be kept of the others either.
 */
import type { InvoiceId } from '../domain/invoice/id.ts'
import { isStoreAway } from '../store/away.ts'
import type { World } from './world.ts'

/** Undefined where it failed; `failed` says in the log what could not be done. */
export async function ofOne<T>(
  { log }: Pick<World, 'log'>,
  id: InvoiceId,
  failed: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isStoreAway(error)) throw error
    log.error({ invoice: id, error: error instanceof Error ? error.name : typeof error }, failed)
    return undefined
  }
}
