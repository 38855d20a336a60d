/**
 * Whether what the learned coder proposed may still be posted, asked right before the robot posts, and when a person approves it: people may have taken its word back since, its permission
 * may have ended, or an error may have been found.
 */
import { modelOfLearned } from '../domain/coding/learned.ts'
import { isPermitted } from '../domain/coding/permission.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { postingDate } from './accounts.ts'
import { isFrozen } from './frozen.ts'
import type { World } from './world.ts'

/** Why not; undefined where it may, and of what another coder proposed. */
export async function learnedHalt(
  { store, now }: Pick<World, 'store' | 'now'>,
  { proposal, parties, invoice }: InvoiceRecord,
): Promise<ErrorCode | undefined> {
  const model = proposal && modelOfLearned(proposal)
  if (model === undefined) return undefined
  // From the store each time: who is asked for a coder may remember one for a while.
  const word = await store.coders.inUse()
  const permission = await store.permissions.of(model)
  if (!isPermitted(permission, word, postingDate(now()))) return 'WAY_CODER_STOPPED'
  const whose = { creditorNo: parties?.creditorNo, gln: invoice?.gln }
  const accounts = proposal?.lines.map(({ coding }) => coding?.account) ?? []
  return (await isFrozen(store, whose, accounts)) ? 'WAY_FROZEN' : undefined
}
