/** What ends is written down where a copy of it would look. What the ERP has closed is told all the same where that fails, and it is tried again every night. */
import type { EndState } from '../domain/invoice/ends.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { checkLate } from './check-late.ts'
import { claimBooked } from './claim-booked.ts'
import { ofOne } from './of-one.ts'
import type { InvoiceRef } from './steps.ts'
import type { World } from './world.ts'

/** Ends after which a corrected invoice may come under the same number. */
export const GIVES_UP: readonly EndState[] = ['returned', 'withdrawn']

/**
 * False where it could not be done. Only a store that is away is waited for: without it the outcome cannot be kept either. Of the ERP one document is asked for,
 * and an answer that cannot be used must not hold up all that comes after it.
 */
export async function writeDown(
  world: World,
  ref: InvoiceRef,
  record: InvoiceRecord,
  end: EndState,
): Promise<boolean> {
  const failed = 'what has ended could not be written down for the check for duplicates'
  const written = await ofOne(world, ref.id, failed, async () => {
    await whereCopiesLook(world, ref, record, end)
    return true
  })
  return written ?? false
}

async function whereCopiesLook(
  world: World,
  ref: InvoiceRef,
  record: InvoiceRecord,
  end: EndState,
): Promise<void> {
  const { store } = world
  const { invoice, duplicates } = record
  if (!invoice) return end === 'codedInErp' ? claimBooked(world, ref, record) : undefined
  if (duplicates || GIVES_UP.includes(end)) return
  await store.records.keepDuplicates(ref.id, await checkLate(store, ref, record, invoice))
}

const PAGE = 100

/** Tries again what could not be done when it ended. */
export async function writeDownMissed(world: World, heartbeat: () => void): Promise<void> {
  const { records } = world.store
  for (let after = ''; ; ) {
    const missed = await records.notWrittenDown(after, PAGE)
    for (const record of missed) {
      heartbeat()
      const { _id: id, outcome } = record
      if (outcome && (await writeDown(world, { id, run: 0 }, record, outcome.end)))
        await records.setWrittenDown(id)
    }
    const last = missed.at(-1)
    if (!last || missed.length < PAGE) return
    after = last._id
  }
}
