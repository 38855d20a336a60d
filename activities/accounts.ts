/** Which accounts may be posted to. The chart is read again every minute; the ERP looks once more for itself when it posts. */
import { LRUCache } from 'lru-cache'
import { DateTime } from 'luxon'
import { ZONE } from '../domain/review/deadline.ts'
import { type Account, isOpenOn } from '../store/accounts.ts'
import type { Store } from '../store/store.ts'

const CHART_AGE_MS = 60_000

export type OpenAccounts = (at: Date) => Promise<(account: string) => boolean>

export function openAccounts(store: Store): OpenAccounts {
  const cache = new LRUCache<'chart', ReadonlyMap<string, Account>>({
    max: 1,
    ttl: CHART_AGE_MS,
    fetchMethod: async () => new Map((await store.accounts.list()).map((a) => [a.account, a])),
  })
  return async (at) => {
    const day = postingDate(at)
    const chart = await cache.fetch('chart')
    return (account) => {
      const known = chart?.get(account)
      return known !== undefined && isOpenOn(known, day)
    }
  }
}

/** The calendar day of a moment in Denmark, `YYYY-MM-DD`. */
export function postingDate(at: Date): string {
  return DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy-MM-dd')
}
