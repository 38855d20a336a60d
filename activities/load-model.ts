/** A model from the store, by its hash, as far as it passes its own check. */
import type { Model } from '../domain/coding/model.ts'
import { decodeModel, type ModelRefusal } from '../domain/coding/model-file.ts'
import type { Store } from '../store/store.ts'
import { isTransient } from './guard.ts'

export async function loadModel(store: Pick<Store, 'models'>, sha: string): Promise<Model | ModelRefusal> {
  const bytes = await loadBytes(store, sha)
  return bytes ? decodeModel(bytes) : 'MODEL_DAMAGED'
}

/** Undefined where there are none, or where they are not what their hash says. */
export async function loadBytes(store: Pick<Store, 'models'>, sha: string): Promise<Uint8Array | undefined> {
  try {
    return await store.models.get(sha)
  } catch (error) {
    if (isTransient(error)) throw error
    return undefined
  }
}
