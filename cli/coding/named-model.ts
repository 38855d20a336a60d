/** The model that a person names: a file, or the hash of one that is kept. Refused where it does not pass its own check. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Model } from '../../domain/coding/model.ts'
import { decodeModel } from '../../domain/coding/model-file.ts'
import type { Store } from '../../store/store.ts'
import { EXIT, Stop, Usage } from '../exit.ts'

export interface NamedModel {
  readonly sha: string
  readonly bytes: Uint8Array
  readonly model: Model
}

const HASH = /^[0-9a-f]{64}$/

export async function modelNamed(
  name: string,
  store: () => Promise<Pick<Store, 'models'>>,
): Promise<NamedModel> {
  const bytes = HASH.test(name) ? await kept(name, await store()) : await file(name)
  const model = decodeModel(bytes)
  if (typeof model === 'string') throw new Stop(model, EXIT.no, name)
  return { sha: createHash('sha256').update(bytes).digest('hex'), bytes, model }
}

async function kept(sha: string, { models }: Pick<Store, 'models'>): Promise<Uint8Array> {
  const bytes = await models.get(sha)
  if (!bytes) throw new Stop('NOT_FOUND', EXIT.no, sha)
  return bytes
}

function file(path: string): Promise<Uint8Array> {
  return readFile(path).catch(() => {
    throw new Usage(`cannot read ${path}`)
  })
}
