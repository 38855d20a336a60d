/**
 * The ERP of the model: one document and one key, and what `erp/port.ts` promises of them, written a second time from nothing but that.
 * Two promises can be broken on purpose, to see that the test notices.
 */

/** One closing of the document. */
export interface Entry {
  readonly how: 'posted' | 'returned' | 'duplicate'
  /** `ROBOT`, or the colleague who coded it in the ERP itself. */
  readonly user: string
  readonly codedBy: string
  /** Stands for the body's hash. */
  readonly body: string
}

export interface Order extends Entry {
  readonly token: number
}

export type ErpAnswer =
  | { readonly kind: 'reserved' | 'released' | 'fenced' | 'manual' | 'held' | 'open' | 'refused' }
  | { readonly kind: 'closed'; readonly entry: Entry }
  | { readonly kind: 'withdrawn'; readonly by: string }

type Standing =
  | { readonly kind: 'open' | 'manual' | 'closed' }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'reserved'; readonly token: number; readonly kept: boolean }
  | { readonly kind: 'withdrawn'; readonly by: string }

export interface ModelErp {
  /** `keep`: beyond the beginning of the day. */
  readonly reserve: (token: number, on: 'robot' | 'person', keep?: boolean) => ErpAnswer
  readonly release: (token: number) => ErpAnswer
  /** Posts, or closes without a posting. */
  readonly carryOut: (order: Order) => ErpAnswer
  readonly state: () => ErpAnswer
  /** What colleagues do in the ERP itself; undefined where it does not let them. */
  readonly take: (by: string) => void
  readonly putBack: () => void
  readonly code: (by: string) => Entry | undefined
  readonly withdraw: (by: string) => boolean
  /** What is not finished goes to the manual work list, and the tokens that held it are fenced. */
  readonly beginDay: () => void
  /** An account or a period is closed: postings are refused. */
  readonly setRefusing: (refusing: boolean) => void
  /** On the manual work list, in somebody's hands or not. */
  readonly isListed: () => boolean
  readonly journal: readonly Entry[]
}

/** `withoutFence`: a release forgets its token. `withoutArbiter`: a second closing is let in. */
export type Broken = 'withoutFence' | 'withoutArbiter' | undefined

export function modelErp(broken?: Broken): ModelErp {
  const journal: Entry[] = []
  let standing: Standing = { kind: 'open' }
  let fence = -1
  let committed: Entry | undefined
  let refusing = false

  const ended = (): ErpAnswer | undefined => {
    const entry = journal[0]
    if (entry && broken !== 'withoutArbiter') return { kind: 'closed', entry }
    return standing.kind === 'withdrawn' ? { kind: 'withdrawn', by: standing.by } : undefined
  }
  const raiseFence = (token: number): void => {
    if (broken !== 'withoutFence') fence = Math.max(fence, token)
  }
  const commit = (entry: Entry): void => {
    journal.push(entry)
    standing = { kind: 'closed' }
  }

  return {
    journal,
    reserve: (token, on, keep = false) => {
      const end = ended()
      if (end) return end
      if (token <= fence) return { kind: 'fenced' }
      if (standing.kind === 'reserved' && token < standing.token) return { kind: 'fenced' }
      if (standing.kind === 'manual' && on === 'robot') return { kind: 'manual' }
      if (standing.kind === 'taken') return on === 'robot' ? { kind: 'manual' } : { kind: 'held' }
      standing = { kind: 'reserved', token, kept: keep }
      return { kind: 'reserved' }
    },
    release: (token) => {
      const end = ended()
      if (end) return end
      raiseFence(token)
      const later = standing.kind === 'reserved' && standing.token > token
      if (!later && standing.kind !== 'taken') standing = { kind: 'manual' }
      return { kind: 'released' }
    },
    carryOut: ({ token, ...entry }) => {
      if (committed && broken !== 'withoutArbiter')
        return JSON.stringify(committed) === JSON.stringify(entry)
          ? { kind: 'closed', entry: committed }
          : { kind: 'refused' }
      const end = ended()
      if (end) return end
      if (broken === 'withoutFence' || broken === 'withoutArbiter')
        standing = { kind: 'reserved', token, kept: false }
      if (standing.kind !== 'reserved' || standing.token !== token) return { kind: 'fenced' }
      if (refusing && entry.how === 'posted') return { kind: 'refused' }
      committed = entry
      commit(entry)
      return { kind: 'closed', entry }
    },
    state: () => ended() ?? { kind: 'open' },
    isListed: () => standing.kind === 'manual' || standing.kind === 'taken',
    take: (by) => {
      if (standing.kind === 'open' || standing.kind === 'manual') standing = { kind: 'taken', by }
    },
    putBack: () => {
      if (standing.kind === 'taken') standing = { kind: 'manual' }
    },
    code: (by) => {
      if (standing.kind !== 'open' && standing.kind !== 'manual' && standing.kind !== 'taken')
        return undefined
      const entry: Entry = { how: 'posted', user: by, codedBy: `person:${by}`, body: `in the ERP by ${by}` }
      commit(entry)
      return entry
    },
    withdraw: (by) => {
      if (standing.kind === 'closed' || standing.kind === 'withdrawn') return false
      standing = { kind: 'withdrawn', by }
      return true
    },
    beginDay: () => {
      if (standing.kind === 'reserved' && standing.kept) return
      if (standing.kind === 'reserved') raiseFence(standing.token)
      if (standing.kind === 'open' || standing.kind === 'reserved') standing = { kind: 'manual' }
    },
    setRefusing: (value) => {
      refusing = value
    },
  }
}
