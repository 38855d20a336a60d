/** The ERP's book: its list of arrivals, its journal and its changes, read page by page, and later only what was added. */
import { closingOf } from '../../activities/closing.ts'
import type { Changed, Journalled, Received } from '../../domain/books/standing.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { idOfDocument } from '../../domain/invoice/id-of-document.ts'
import { type Arrival, type Change, type Erp, type JournalEntry, ROBOT_USER } from '../../erp/port.ts'
import type { Cursors } from '../../store/intakes.ts'

const PAGE = 500

export interface ErpBook {
  /** Reads what was added since the last time. */
  readonly read: () => Promise<void>
  readonly ids: () => Iterable<InvoiceId>
  readonly received: (id: InvoiceId, cursors: Cursors) => Received | undefined
  readonly journal: (id: InvoiceId) => Journalled | undefined
  readonly changed: (id: InvoiceId, cursors: Cursors) => Changed | undefined
}

export function erpBook(erp: Erp, source: string): ErpBook {
  const idOf = ({ documentId }: { readonly documentId: string }): InvoiceId =>
    idOfDocument(source, documentId)
  const arrivals = new Map<InvoiceId, Arrival>()
  const entries = new Map<InvoiceId, readonly JournalEntry[]>()
  const changes = new Map<InvoiceId, Change>()
  const cursors = { arrivals: 0, journal: 0, changes: 0 }

  return {
    read: async () => {
      for await (const arrival of pages(erp.arrivals, cursors.arrivals, (a) => a.seq)) {
        arrivals.set(idOf(arrival), arrival)
        cursors.arrivals = arrival.seq
      }
      for await (const entry of pages(erp.journal, cursors.journal, (e) => e.no)) {
        entries.set(idOf(entry), [...(entries.get(idOf(entry)) ?? []), entry])
        cursors.journal = entry.no
      }
      for await (const change of pages(erp.changes, cursors.changes, (c) => c.seq)) {
        changes.set(idOf(change), change)
        cursors.changes = change.seq
      }
    },
    ids: () => new Set([...arrivals.keys(), ...entries.keys(), ...changes.keys()]),
    received: (id, taken) => {
      const arrival = arrivals.get(id)
      return arrival && { sha256: arrival.sha256, taken: arrival.seq <= taken.arrivals }
    },
    journal: (id) => {
      const own = entries.get(id) ?? []
      return own[0] && journalled(id, own[0], own.length)
    },
    changed: (id, passed) => {
      const change = changes.get(id)
      return change && { kind: change.kind, passedOn: change.seq <= passed.changes }
    },
  }
}

function journalled(id: InvoiceId, entry: JournalEntry, entries: number): Journalled {
  const { end, by } = closingOf(entry, id)
  return {
    end,
    by,
    journalNo: entry.no,
    ours: entry.key === id,
    byRobotUser: entry.user === ROBOT_USER,
    entries,
    ...(entry.bodyHash ? { bodyHash: entry.bodyHash } : {}),
  }
}

/** All items after a cursor, page by page; ends with the first page that is empty. */
export async function* pages<T>(
  read: (after: number, limit: number) => Promise<readonly T[]>,
  after: number,
  numberOf: (item: T) => number,
): AsyncGenerator<T> {
  for (let cursor = after; ; ) {
    const page = await read(cursor, PAGE)
    const last = page.at(-1)
    if (!last) return
    yield* page
    cursor = numberOf(last)
  }
}
