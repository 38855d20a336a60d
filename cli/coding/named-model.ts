/** The model that a person names: a file, or the hash of one that is kept, or enough of its beginning. Refused where it does not pass its own check. */
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
  /** It was named by its hash. */
  readonly kept: boolean
}

const HASH = /^[0-9a-f]{64}$/
const BEGINNING = /^[0-9a-f]{4,63}$/

type Models = () => Promise<{ readonly models: Pick<Store['models'], 'get' | 'beginningWith'> }>

export async function modelNamed(name: string, store: Models): Promise<NamedModel> {
  const found = HASH.test(name) ? undefined : await readFile(name).catch(() => undefined)
  const bytes = found ?? (await keptAs(name, store))
  const model = decodeModel(bytes)
  if (typeof model === 'string') throw new Stop(model, EXIT.no, name)
  return { sha: createHash('sha256').update(bytes).digest('hex'), bytes, model, kept: found === undefined }
}

async function keptAs(name: string, store: Models): Promise<Uint8Array> {
  if (!HASH.test(name) && !BEGINNING.test(name)) throw new Usage(`cannot read ${name}`)
  const { models } = await store()
  const [sha = name, another] = HASH.test(name) ? [name] : await models.beginningWith(name)
  if (another !== undefined)
    throw new Usage(`the hashes of several models begin with ${name}: give more of it`)
  const bytes = await models.get(sha)
  if (!bytes) throw new Stop('NOT_FOUND', EXIT.no, `a file or a kept model ${name}`)
  return bytes
}
