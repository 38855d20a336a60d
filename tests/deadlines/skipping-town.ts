/** Towns whose time is skipped, on the servers of the test run. */
import { afterEach, inject } from 'vitest'
import type { TownOptions } from '../town.ts'
import { openSkippingTown, type SkippingTown } from './open-skipping-town.ts'

export type { SkippingTown } from './open-skipping-town.ts'

let open: SkippingTown[] = []

afterEach(async () => {
  const closing = open
  open = []
  for (const town of closing) await town.close()
})

/** Closed by itself when the test is over. */
export async function skippingTown(change: Partial<TownOptions> = {}): Promise<SkippingTown> {
  const town = await openSkippingTown(inject('env'), change)
  open.push(town)
  return town
}
