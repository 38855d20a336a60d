/** The steps of a training: a model from what people coded, kept under its hash; then loaded again, checked, and put to use in the shadow where people let one in. */
import { dateOf } from '../domain/coding/line.ts'
import { permissionOf } from '../domain/coding/permission.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import { postingDate } from './accounts.ts'
import { guarded, refusal } from './guard.ts'
import { type IncrementSteps, incrementSteps } from './increment-steps.ts'
import { loadModel } from './load-model.ts'
import { type OfferedPermission, standingOf } from './offered.ts'
import { permittedErrors } from './permitted-errors.ts'
import { trainingLines } from './training-lines.ts'
import { type TrainingWorld, trainHeard } from './training-world.ts'

/** The permitted share of errors; without it that for which people let one decide, or else the program's own. */
export interface TrainingInput {
  readonly target?: number
}

export interface Offered extends OfferedPermission {
  /** SHA-256 of the model's file. */
  readonly model: string
  readonly lines: number
  readonly newestLabel: string
}

export interface TrainingSteps {
  /** Answers the model's hash. */
  trainCoder(input: TrainingInput): Promise<string>
  /** `begun`: of the training. A word that people gave since, or a training that began later, stands. */
  offerCoder(model: string, begun: Instant): Promise<Offered>
}

/** Who stands in the history of what is asked. */
const TRAINING = 'training'

export function trainingSteps(world: TrainingWorld): TrainingSteps & IncrementSteps {
  return guarded(
    {
      trainCoder: (input: TrainingInput) => trainCoder(world, input),
      offerCoder: (model: string, begun: Instant) => offerCoder(world, model, new Date(begun)),
      ...incrementSteps(world),
    },
    world.log,
  )
}

async function trainCoder(world: TrainingWorld, { target }: TrainingInput): Promise<string> {
  const { store } = world
  const permitted = target ?? (await permittedErrors(store))
  const bytes = await trainHeard(world, async () => ({
    lines: trainingLines(store),
    training: { today: postingDate(world.now()), target: permitted },
  }))
  if (!bytes) throw refusal('MODEL_NOTHING_TO_LEARN')
  return store.models.put(bytes)
}

async function offerCoder({ store, now }: TrainingWorld, sha: string, begun: Date): Promise<Offered> {
  const model = await loadModel(store, sha)
  if (typeof model === 'string') throw refusal(model)
  const permission = permissionOf(model.facts, sha, now())
  if (typeof permission !== 'string') await store.permissions.put(permission)
  const { lines, newestLabel, trainedFor } = model.facts
  await store.coders.renew({ model: sha, by: TRAINING, at: begun, why: 'trained again' }, trainedFor)
  return {
    model: sha,
    lines,
    newestLabel: dateOf(newestLabel),
    ...(await standingOf(store, model.facts, sha, now())),
  }
}
