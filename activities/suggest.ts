/**
 * What the learned coder says of an invoice: kept beside the proposal, compared with what people code, and, where people let it decide and its permission
 * is in force, what decides in place of the rule of thumb. Whatever is wrong with it holds no invoice up: where it decides people have it then.
 */
import { LRUCache } from 'lru-cache'
import type { Learned } from '../domain/coding/learned.ts'
import { dayOf } from '../domain/coding/line.ts'
import { linesOf } from '../domain/coding/lines.ts'
import type { Model } from '../domain/coding/model.ts'
import { isPermitted, type Permission, type Word } from '../domain/coding/permission.ts'
import { NOTHING_SAID, type Suggestion, suggest } from '../domain/coding/suggest.ts'
import type { Store } from '../store/store.ts'
import { postingDate } from './accounts.ts'
import { loadModel } from './load-model.ts'
import type { Log } from './log.ts'
import type { Arrived } from './read-invoice.ts'

export interface Suggested {
  /** SHA-256 of the model. */
  readonly model: string
  /** Where the model is an increment: SHA-256 of the full training that it comes from. */
  readonly training?: string
  readonly suggestion: Suggestion
  /** The score from which its labels prove that it is sure, whether it may decide or not. */
  readonly threshold?: number
  /** Present where it may decide; `silent`: what it says could not be had, and nobody else decides in its place. */
  readonly learned?: Learned | 'silent'
}

export interface Asked extends Arrived {
  readonly id: string
  readonly creditorNo: string | undefined
}

export type Suggest = (
  asked: Asked,
  isOpen: (account: string) => boolean,
  asOf: Date,
) => Promise<Suggested | undefined>

/** Which coder is asked, and whether it may decide, is read again every minute. */
const CODER_AGE_MS = 60_000

const NONE = ''

interface Loaded {
  readonly sha: string
  /** Undefined where it does not pass its own check. */
  readonly model: Model | undefined
  readonly permission: Permission | undefined
  readonly word: Word | undefined
}

export function suggester(store: Pick<Store, 'coders' | 'models' | 'permissions'>, log: Log): Suggest {
  const cache = new LRUCache<'inUse', Loaded>({
    max: 1,
    ttl: CODER_AGE_MS,
    fetchMethod: async (_, before) => {
      const inUse = await store.coders.inUse()
      const sha = inUse?.model ?? NONE
      const permission = await store.permissions.of(sha)
      const model = before?.sha === sha && before.model ? before.model : await load(store, log, sha)
      return { sha, model, permission, word: inUse }
    },
  })
  return async (asked, isOpen, asOf) => {
    const { sha, model, permission, word } = await cache.forceFetch('inUse')
    const suggestion = model && said(model, asked, isOpen, log)
    const may = isPermitted(permission, word, postingDate(asOf))
    if (!suggestion) return may ? { model: sha, suggestion: NOTHING_SAID, learned: 'silent' } : undefined
    return {
      model: sha,
      ...(model.facts.increment ? { training: model.facts.increment.of } : {}),
      suggestion,
      ...(permission ? { threshold: permission.threshold } : {}),
      ...(may ? { learned: { suggestion, permission } } : {}),
    }
  }
}

function said(
  model: Model,
  asked: Asked,
  isOpen: (account: string) => boolean,
  log: Log,
): Suggestion | undefined {
  try {
    return suggestionOf(model, asked, isOpen)
  } catch {
    log.warn({ invoice: asked.id }, 'the learned coder failed')
    return undefined
  }
}

/** What a model says of an invoice as it arrived. */
export function suggestionOf(
  model: Model,
  { invoice, receivedAt, creditorNo }: Omit<Asked, 'id'>,
  isOpen: (account: string) => boolean,
): Suggestion {
  return suggest(model, linesOf(invoice, creditorNo, dayOf(postingDate(receivedAt))), isOpen)
}

async function load(store: Pick<Store, 'models'>, log: Log, sha: string): Promise<Model | undefined> {
  if (sha === NONE) return undefined
  const model = await loadModel(store, sha)
  if (typeof model !== 'string') return model
  log.error({ model: sha, reason: model }, 'the learned coder was refused')
  return undefined
}
