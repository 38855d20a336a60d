import type { Instant } from '../../domain/invoice/invoice.ts'
import { bodyHash } from '../body-hash.ts'
import type { ClosingOrder, JournalEntry, PostingOrder } from '../port.ts'
import { type Decision, does, FENCED, nothing, refuse, unknown } from './decision.ts'
import { refusalOf } from './posting-checks.ts'
import { entryAt, isOwn } from './standing.ts'
import type { LedgerState } from './state.ts'

/** Closings under a key: a posting, or an end without one. */
export function post(state: LedgerState, user: string, order: PostingOrder, at: Instant): Decision {
  const hash = bodyHash(order.body)
  const barred = barrier(state, user, order, (entry) => entry.how === 'posted' && entry.bodyHash === hash)
  if (barred) return barred
  const refusal = refusalOf(state, order.body)
  if (refusal) return refuse(refusal.code, refusal.detail)
  return commit(
    {
      no: state.journal.length + 1,
      documentId: order.documentId,
      how: 'posted',
      user,
      key: order.key,
      codedBy: order.body.codedBy,
      at,
      bodyHash: hash,
      body: order.body,
    },
    order.citizens,
  )
}

export function close(state: LedgerState, user: string, order: ClosingOrder, at: Instant): Decision {
  const barred = barrier(state, user, order, (entry) => entry.how === order.as && entry.codedBy === order.by)
  if (barred) return barred
  return commit({
    no: state.journal.length + 1,
    documentId: order.documentId,
    how: order.as,
    user,
    key: order.key,
    codedBy: order.by,
    at,
  })
}

/**
 * What stands in the way of a closing under a key, in this order: the key was committed (the same order is answered with
 * its entry, another is refused), the document was closed by somebody else or withdrawn, the token is not the current
 * reservation's.
 */
function barrier(
  state: LedgerState,
  user: string,
  order: { readonly documentId: string; readonly key: string; readonly token: number },
  same: (entry: JournalEntry) => boolean,
): Decision | undefined {
  const row = state.documents.get(order.documentId)
  if (!row) return unknown(order.documentId)
  const bound = entryAt(state, state.keys.get(order.key))
  if (bound)
    return bound.documentId === order.documentId && bound.user === user && same(bound)
      ? nothing({ kind: 'closed', entry: bound })
      : refuse('ERP_KEY_REUSED', `entry ${bound.no}`)
  const { status } = row
  const closed = status.kind === 'closed' ? entryAt(state, status.no) : undefined
  if (closed) return nothing({ kind: 'closed', entry: closed })
  if (status.kind === 'withdrawn') return nothing(status)
  const current = isOwn(row, { user, key: order.key }) && row.status.token === order.token
  return current ? undefined : nothing(FENCED)
}

const commit = (entry: JournalEntry, citizens?: readonly string[]): Decision =>
  does({ type: 'closed', entry, ...(citizens ? { citizens } : {}) }, { kind: 'closed', entry })
