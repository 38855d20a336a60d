/** The books of a night, read when it is over: the three that `reconcile` compares, and what the night's own judgement needs besides. */
import { setTimeout as pause } from 'node:timers/promises'
import { inParallel } from '../../activities/in-parallel.ts'
import { pages } from '../../cli/books/erp-book.ts'
import { readBooks } from '../../cli/books/read.ts'
import { type InvoiceId, invoiceId, splitInvoiceId } from '../../domain/invoice/id.ts'
import { bodyHash } from '../../erp/body-hash.ts'
import type { JournalEntry } from '../../erp/port.ts'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import type { NightBooks } from './judge.ts'
import { SOURCE } from './night.ts'

/** How long the ERP's work list may be behind: the time limit of one call that died with its worker, and some more. */
const LISTED_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 1_000
const CALLS_AT_A_TIME = 8

/** Of the documents number `from` to `to - 1`. */
export async function booksOf(rehearsal: Rehearsal, from: number, to: number): Promise<NightBooks> {
  const { client, store, erp, env } = rehearsal
  const arrived = Array.from({ length: to - from }, (_, i) => invoiceId(SOURCE, `R${from + i}`))
  const [parts, brief] = [await store.records.forBooks({ ids: arrived }), await store.records.brief(arrived)]
  const frozen = new Map(parts.map((r) => [r._id, Object.values(r.bodies ?? {}).map(bodyHash)]))
  const records = brief.map(({ _id, outcome, review, quarantine }) => ({
    id: _id,
    frozen: frozen.get(_id) ?? [],
    ...(outcome && { end: outcome.end }),
    ...(review && { waitsFor: review.reason }),
    ...(quarantine && { quarantinedFor: quarantine.code }),
  }))
  const waiting = records.flatMap((r) => (r.end === undefined && r.waitsFor ? [r.id] : []))
  const listed = await listedOf(rehearsal, waiting)
  const journal: JournalEntry[] = []
  for await (const entry of pages(erp.journal, 0, (e) => e.no)) journal.push(entry)
  const { differences } = await readBooks({ source: SOURCE, store, erp, client })
  return {
    arrived,
    controlKey: env.CONTROL_KEY ?? '',
    records,
    journal: journal.map(({ documentId, body }) => ({
      id: invoiceId(SOURCE, documentId),
      hash: body && bodyHash(body),
    })),
    listed,
    differences,
  }
}

/** Those of the invoices that lie on the ERP's manual work list, waiting some time for all of them. */
async function listedOf({ erp }: Rehearsal, ids: readonly InvoiceId[]): Promise<readonly InvoiceId[]> {
  const deadline = Date.now() + LISTED_WITHIN_MS
  const listed = new Set<InvoiceId>()
  for (;;) {
    const missing = ids.filter((id) => !listed.has(id))
    const states = await inParallel(CALLS_AT_A_TIME, missing, async (id) => ({
      id,
      state: await erp.state(splitInvoiceId(id)?.sourceId ?? ''),
    }))
    for (const { id, state } of states) if (state.kind === 'manual') listed.add(id)
    if (listed.size === ids.length || Date.now() > deadline) return [...listed]
    await pause(LOOK_EVERY_MS)
  }
}
