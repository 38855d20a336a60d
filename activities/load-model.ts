/** A model from the store, by its hash, as far as it passes its own check. */
import type { Model } from '../domain/coding/model.ts'
import { decodeModel, type ModelRefusal } from '../domain/coding/model-file.ts'
import type { Store } from '../store/store.ts'
import { isTransient } from './guard.ts'

export async function loadModel(store: Pick<Store, 'models'>, sha: string): Promise<Model | ModelRefusal> {
  try {
    const bytes = await store.models.get(sha)
    return bytes ? decodeModel(bytes) : 'MODEL_DAMAGED'
  } catch (error) {
    if (isTransient(error)) throw error
    // Bytes that are not what their hash says.
    return 'MODEL_DAMAGED'
  }
}
