/** What the steps of a training and of an increment have around them, and their work in a thread of its own, of which is heard while it lasts. */
import { ApplicationFailure } from '@temporalio/common'
import { type TrainOrder, trainInThread } from './trainer.ts'
import type { World } from './world.ts'

export interface TrainingWorld extends World {
  /** Tells that it lives, and how far it has come, in lines. */
  readonly heartbeat: (progress: TrainingProgress) => void
  /** Aborts when the step is to end. */
  readonly interrupted: () => AbortSignal
}

export interface TrainingProgress {
  readonly done: number
  readonly of: number
}

/** A step that is not heard of for longer than its limit (`workflows/queues.ts`) is begun again elsewhere. */
const HEARTBEAT_MS = 5_000

/** `order` is asked for once it is told that it lives: what is read for it may take long. */
export async function trainHeard(
  { heartbeat, interrupted }: Pick<TrainingWorld, 'heartbeat' | 'interrupted'>,
  order: () => Promise<TrainOrder | undefined>,
): Promise<Uint8Array | undefined> {
  const signal = interrupted()
  let progress: TrainingProgress = { done: 0, of: 0 }
  const tell = () => heartbeat(progress)
  tell()
  const alive = setInterval(tell, HEARTBEAT_MS)
  try {
    const ordered = await order()
    if (!ordered) return undefined
    return await trainInThread({
      ...ordered,
      progress: (done, of) => {
        progress = { done, of }
      },
      signal,
    })
  } catch (error) {
    // The worker is stopping: another begins again.
    if (signal.aborted) throw ApplicationFailure.retryable('the training was interrupted', 'Interrupted')
    throw error
  } finally {
    clearInterval(alive)
  }
}
