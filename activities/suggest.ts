/**
 * What the learned coder says of an invoice, kept beside the proposal and compared with what people code. It decides nothing, and whatever is wrong with it
 * holds no invoice up.
 */
import { LRUCache } from 'lru-cache'
import { dayOf } from '../domain/coding/line.ts'
import { linesOf } from '../domain/coding/lines.ts'
import type { Model } from '../domain/coding/model.ts'
import { suggest } from '../domain/coding/suggest.ts'
import type { SuggestionKept } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { postingDate } from './accounts.ts'
import { isTransient } from './guard.ts'
import { loadModel } from './load-model.ts'
import type { Log } from './log.ts'
import type { Arrived } from './read-invoice.ts'

export type Suggest = (
  arrived: Arrived & { readonly id: string; readonly creditorNo: string | undefined },
  isOpen: (account: string) => boolean,
) => Promise<SuggestionKept | undefined>

/** Which coder is asked is read again every minute. */
const CODER_AGE_MS = 60_000

interface Loaded {
  readonly sha: string
  /** Undefined where it does not pass its own check. */
  readonly model: Model | undefined
}

export function suggester(store: Pick<Store, 'coders' | 'models'>, log: Log): Suggest {
  const cache = new LRUCache<'shadow', Loaded>({
    max: 1,
    ttl: CODER_AGE_MS,
    fetchMethod: async (_, before) => {
      const sha = (await store.coders.inUse())?.model ?? ''
      return before?.sha === sha
        ? before
        : { sha, model: sha === '' ? undefined : await load(store, log, sha) }
    },
  })
  return async ({ id, invoice, receivedAt, creditorNo }, isOpen) => {
    try {
      const loaded = await cache.fetch('shadow')
      if (!loaded?.model) return undefined
      const day = dayOf(postingDate(receivedAt))
      return {
        model: loaded.sha,
        ...suggest(loaded.model, linesOf(invoice, creditorNo, day), isOpen),
      }
    } catch (error) {
      if (isTransient(error)) throw error
      log.warn({ invoice: id }, 'the learned coder failed')
      return undefined
    }
  }
}

async function load(store: Pick<Store, 'models'>, log: Log, sha: string): Promise<Model | undefined> {
  const model = await loadModel(store, sha)
  if (typeof model !== 'string') return model
  log.error({ model: sha, reason: model }, 'the learned coder was refused')
  return undefined
}
