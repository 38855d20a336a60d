/** The steps of a training: a model from what people coded, kept under its hash; then loaded again, checked, and put to use in the shadow where people let one in. */
import { ApplicationFailure } from '@temporalio/common'
import { dateOf } from '../domain/coding/line.ts'
import { isPermitted, type Permission, permissionOf } from '../domain/coding/permission.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import { postingDate } from './accounts.ts'
import { guarded, refusal } from './guard.ts'
import { loadModel } from './load-model.ts'
import { permittedErrors } from './permitted-errors.ts'
import { trainInThread } from './trainer.ts'
import { trainingLines } from './training-lines.ts'
import type { World } from './world.ts'

/** The permitted share of errors; without it that for which people let one decide, or else the program's own. */
export interface TrainingInput {
  readonly target?: number
}

export interface Offered {
  /** SHA-256 of the model's file. */
  readonly model: string
  readonly lines: number
  readonly newestLabel: string
  /** It is the one that is asked now. */
  readonly asked: boolean
  /** People let it decide, and its permission bears that out; otherwise it is asked in the shadow. */
  readonly decides: boolean
  /** Until when it may be automatic, and from which score; or why it may not. */
  readonly permission?: Pick<Permission, 'target' | 'threshold' | 'upper' | 'expiresOn'>
  readonly withheld?: ErrorCode
}

export interface TrainingSteps {
  /** Answers the model's hash. */
  trainCoder(input: TrainingInput): Promise<string>
  /** `begun`: of the training. A word that people gave since, or a training that began later, stands. */
  offerCoder(model: string, begun: Instant): Promise<Offered>
}

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

/** A step that is not heard of for longer than its limit (`workflows/training.ts`) is begun again elsewhere. */
const HEARTBEAT_MS = 5_000

/** Who stands in the history of what is asked. */
const TRAINING = 'training'

export function trainingSteps(world: TrainingWorld): TrainingSteps {
  return guarded(
    {
      trainCoder: (input: TrainingInput) => trainCoder(world, input),
      offerCoder: (model: string, begun: Instant) => offerCoder(world, model, new Date(begun)),
    },
    world.log,
  )
}

async function trainCoder(world: TrainingWorld, { target }: TrainingInput): Promise<string> {
  const { store } = world
  const permitted = target ?? (await permittedErrors(store))
  const signal = world.interrupted()
  let progress: TrainingProgress = { done: 0, of: 0 }
  const tell = () => world.heartbeat(progress)
  tell()
  const alive = setInterval(tell, HEARTBEAT_MS)
  try {
    const bytes = await trainInThread({
      lines: trainingLines(store),
      training: { today: postingDate(world.now()), target: permitted },
      progress: (done, of) => {
        progress = { done, of }
      },
      signal,
    })
    if (!bytes) throw refusal('MODEL_NOTHING_TO_LEARN')
    return await store.models.put(bytes)
  } catch (error) {
    // The worker is stopping: another begins again.
    if (signal.aborted) throw ApplicationFailure.retryable('the training was interrupted', 'Interrupted')
    throw error
  } finally {
    clearInterval(alive)
  }
}

async function offerCoder({ store, now }: TrainingWorld, sha: string, begun: Date): Promise<Offered> {
  const model = await loadModel(store, sha)
  if (typeof model === 'string') throw refusal(model)
  const permission = permissionOf(model.facts, sha, now())
  if (typeof permission !== 'string') await store.permissions.put(permission)
  const { lines, newestLabel, trainedFor } = model.facts
  await store.coders.renew({ model: sha, by: TRAINING, at: begun, why: 'trained again' }, trainedFor)
  const inUse = await store.coders.inUse()
  const asked = inUse?.model === sha
  return {
    model: sha,
    lines,
    newestLabel: dateOf(newestLabel),
    asked,
    decides: asked && typeof permission !== 'string' && isPermitted(permission, inUse, postingDate(now())),
    ...(typeof permission === 'string'
      ? { withheld: permission }
      : {
          permission: {
            target: permission.target,
            threshold: permission.threshold,
            upper: permission.upper,
            expiresOn: permission.expiresOn,
          },
        }),
  }
}
