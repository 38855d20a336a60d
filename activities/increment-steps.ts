/** The steps of a nightly increment: what is new is taught to the tables of the model that is asked; then the new one is checked and takes its place, on the same word and permission. */

import { knownUntil } from '../domain/coding/increment.ts'
import { type Day, dateOf, dayOf } from '../domain/coding/line.ts'
import { decodeModel } from '../domain/coding/model-file.ts'
import { postingDate } from './accounts.ts'
import { refusal } from './guard.ts'
import { incrementLines } from './increment-lines.ts'
import { loadBytes, loadModel } from './load-model.ts'
import { type OfferedPermission, standingOf } from './offered.ts'
import { type TrainingWorld, trainHeard } from './training-world.ts'

/** Why there is no new model: nobody is asked, or people have coded nothing on the days that are over and not known. */
export interface NoIncrement {
  readonly nothing: 'noneAsked' | 'nothingNew'
}

export interface Taught {
  /** SHA-256 of the new model's file, and of that of the one it was made from. */
  readonly model: string
  readonly before: string
}

export interface Incremented extends Taught, OfferedPermission {
  /** SHA-256 of the full training's file. */
  readonly of: string
  /** Lines taught since that training, and the newest day of them. */
  readonly lines: number
  readonly until: string
}

export interface IncrementSteps {
  teachCoder(): Promise<Taught | NoIncrement>
  /** Nothing is asked in the place of a model that is not asked any more. */
  succeedCoder(taught: Taught): Promise<Incremented>
}

export const incrementSteps = (world: TrainingWorld): IncrementSteps => ({
  teachCoder: () => teachCoder(world),
  succeedCoder: (taught: Taught) => succeedCoder(world, taught),
})

async function teachCoder(world: TrainingWorld): Promise<Taught | NoIncrement> {
  const { store, now } = world
  const inUse = await store.coders.inUse()
  if (!inUse) return { nothing: 'noneAsked' }
  const sha = inUse.model
  const today = postingDate(now())
  const bytes = await trainHeard(world, async () => {
    const file = await loadBytes(store, sha)
    const model = file && decodeModel(file)
    if (!file || !model) throw refusal('MODEL_DAMAGED')
    if (typeof model === 'string') throw refusal(model)
    const from = knownUntil(model.facts) + 1
    const yesterday: Day = dayOf(today) - 1
    if (from > yesterday) return undefined
    return { lines: incrementLines(store, from, yesterday), increment: { file, sha, today } }
  })
  if (!bytes) return { nothing: 'nothingNew' }
  return { model: await store.models.put(bytes), before: sha }
}

async function succeedCoder({ store, now }: TrainingWorld, taught: Taught): Promise<Incremented> {
  const model = await loadModel(store, taught.model)
  if (typeof model === 'string') throw refusal(model)
  const { increment } = model.facts
  if (!increment) throw new Error('a full training takes nobody’s place so')
  // The threshold and its end are those of the training: what was taught since proves nothing.
  const permission = await store.permissions.of(taught.before)
  if (permission) await store.permissions.put({ ...permission, model: taught.model })
  await store.coders.succeed(taught.before, taught.model)
  const { of, lines, until } = increment
  return {
    ...taught,
    of,
    lines,
    until: dateOf(until),
    ...(await standingOf(store, model.facts, taught.model, now())),
  }
}
