/**
 * A question that changes nothing, asked again on the spot where the ERP did not answer: one call of a hundred that fails now and then
 * must not cost the whole page its turn, and the pauses that come with it. An ERP that stays away is the workflow's to wait for.
 */
import { setTimeout } from 'node:timers/promises'
import { type Erp, ErpUnavailable } from '../erp/port.ts'

/** Before the second, third and fourth time, ms. */
const PAUSES_MS = [200, 600, 1_800] as const
/** Longer than that nobody waits on the spot, ms, whatever the ERP asks for. */
const LONGEST_PAUSE_MS = 5_000

export type Pause = (ms: number) => Promise<unknown>

export async function askAgain<T>(question: () => Promise<T>, pause: Pause = setTimeout): Promise<T> {
  for (const usual of PAUSES_MS) {
    try {
      return await question()
    } catch (error) {
      if (!(error instanceof ErpUnavailable)) throw error
      const wait = Math.max(usual, error.retryAfterMs ?? 0)
      if (wait > LONGEST_PAUSE_MS) throw error
      await pause(wait)
    }
  }
  return question()
}

/** The ERP whose lists and documents are asked for again; `before` each time. What changes something there is called once, as ever. */
export function patient(erp: Erp, before: () => void): Erp {
  const again = <T>(question: () => Promise<T>): Promise<T> =>
    askAgain(() => {
      before()
      return question()
    })
  return {
    ...erp,
    arrivals: (after, limit) => again(() => erp.arrivals(after, limit)),
    changes: (after, limit) => again(() => erp.changes(after, limit)),
    download: (documentId) => again(() => erp.download(documentId)),
    state: (documentId) => again(() => erp.state(documentId)),
  }
}
