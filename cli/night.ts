/** The night as somebody sees it who waits for it: how far it is, and what it brought. */
import { setTimeout as pause } from 'node:timers/promises'
import type { NightAccount } from '../activities/intake-steps.ts'
import type { Erp } from '../erp/port.ts'
import type { Store } from '../store/store.ts'
import type { Night } from '../workers/intake-client.ts'
import { pages } from './books/erp-book.ts'
import { openBar, type Shown } from './progress.ts'

/** How often the store is looked at, ms. */
const LOOK_EVERY_MS = 250

export interface Watched {
  readonly night: NightAccount
  /** Of all records, when nothing was under way any more. */
  readonly standing: {
    readonly waiting: number
    readonly held: number
    readonly quarantined: number
    readonly ended: number
  }
}

/** Waits until everything that has arrived is taken in, and until the robot has let go of every invoice, or holds it until somebody has coded another. */
export async function watchNight(
  { handle }: Night,
  { source, store, erp }: { readonly source: string; readonly store: Store; readonly erp: Erp },
  shown: Shown,
): Promise<Watched> {
  const night = await taking(handle.result(), source, store, erp, shown)
  const underWay = () => store.records.count({ state: 'underWay' })
  const begun = await underWay()
  const bar = openBar(shown, 'decided', begun)
  try {
    for (let left = begun; left > 0; left = await underWay()) {
      bar.update(begun - left)
      await pause(LOOK_EVERY_MS)
    }
  } finally {
    bar.stop()
  }
  const [waiting, held, quarantined, ended] = await Promise.all([
    store.records.count({ state: 'waiting' }),
    store.records.count({ state: 'held' }),
    store.records.count({ state: 'quarantined' }),
    store.records.count({ state: 'ended' }),
  ])
  return { night, standing: { waiting, held, quarantined, ended } }
}

async function taking(
  result: Promise<NightAccount>,
  source: string,
  store: Store,
  erp: Erp,
  shown: Shown,
): Promise<NightAccount> {
  if (shown === 'nothing') return result
  const { arrivals: from } = await store.intakes.cursors(source)
  const numbers: number[] = []
  for await (const { seq } of pages(erp.arrivals, from, (a) => a.seq)) numbers.push(seq)
  const bar = openBar(shown, 'taken in', numbers.length)
  const ended = { is: false }
  const night = result.finally(() => {
    ended.is = true
  })
  try {
    while (!ended.is) {
      const { arrivals: cursor } = await store.intakes.cursors(source)
      bar.update(numbers.filter((n) => n <= cursor).length)
      await Promise.race([night.catch(() => undefined), pause(LOOK_EVERY_MS)])
    }
    return await night
  } finally {
    bar.stop()
  }
}
