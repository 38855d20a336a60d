/** Batches that are settled when so many have joined, in place of half an hour later. */
import { setTimeout as pause } from 'node:timers/promises'
import type { World } from '../activities/world.ts'

const LOOK_EVERY_MS = 50

/** `many`: how many must have joined before any of them is told what it is. */
export function gathering(own: World, many: () => number): World {
  const { batches } = own.store
  const place: typeof batches.place = async (key, id) => {
    while (((await batches.of(key))?.members.length ?? 0) < many()) await pause(LOOK_EVERY_MS)
    return batches.place(key, id)
  }
  return { ...own, store: { ...own.store, batches: { ...batches, place } } }
}
