/**
 * Reads the three books and compares them. Invoices go on while they are read: whatever seems to differ is looked at again, with the workflow's
 * own answer instead of the search's, until it holds or has gone.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { inParallel } from '../../activities/in-parallel.ts'
import { type Reconciled, reconcile } from '../../domain/books/account.ts'
import { compare } from '../../domain/books/compare.ts'
import type { Recorded, Standing } from '../../domain/books/standing.ts'
import type { InvoiceId } from '../../domain/invoice/id.ts'
import { bodyHash } from '../../erp/body-hash.ts'
import type { Erp } from '../../erp/port.ts'
import type { Store } from '../../store/store.ts'
import { invoiceClient } from '../../workers/invoice-client.ts'
import { STATUS } from '../../workflows/attributes.ts'
import { type Booked, paidTwice, unpaid } from './copies.ts'
import { erpBook } from './erp-book.ts'

/** Pauses before what seems to differ is looked at again, ms: an invoice needs a moment between its outcome and its workflow's end. */
const LOOK_AGAIN_MS = [100, 400, 1_000] as const
/** Workflows that are asked at a time. */
const AT_A_TIME = 16

export interface BooksOf {
  readonly source: string
  readonly store: Store
  readonly erp: Erp
  readonly client: Client
}

type Running = ReadonlyMap<string, NonNullable<Standing['running']>>

export async function readBooks({ source, store, erp, client }: BooksOf): Promise<Reconciled> {
  const book = erpBook(erp, source)
  const standing = new Map<InvoiceId, Standing>()
  const look = async (ids?: readonly InvoiceId[]): Promise<void> => {
    // The cursors first: what they have passed must be in the store by the time that it is read.
    const cursors = await store.intakes.cursors(source)
    await book.read()
    const records = await store.records.forBooks(ids ? { ids } : { source })
    const running = ids ? await ask(client, ids) : await listRunning(client, source)
    const copies = { paid: await paidTwice(store, records), unpaid: await unpaid(store, records) }
    const recorded = new Map(records.map((r) => [r._id, recordedOf(r, copies)]))
    for (const id of ids ?? all(book.ids(), recorded.keys(), running.keys())) {
      standing.set(
        id,
        known({
          id,
          received: book.received(id, cursors),
          record: recorded.get(id),
          running: running.get(id),
          journal: book.journal(id),
          changed: book.changed(id, cursors),
        }),
      )
    }
  }

  await look()
  for (const wait of LOOK_AGAIN_MS) {
    const doubtful = [...standing.values()].filter((s) => compare(s).length > 0).map((s) => s.id as InvoiceId)
    if (doubtful.length === 0) break
    await pause(wait)
    await look(doubtful)
  }
  return reconcile([...standing.values()])
}

function all(...lists: readonly Iterable<string>[]): ReadonlySet<InvoiceId> {
  return new Set(lists.flatMap((list) => [...list])) as ReadonlySet<InvoiceId>
}

/** Without the parts that no book speaks of. */
function known(standing: { readonly [K in keyof Standing]: Standing[K] | undefined }): Standing {
  return Object.fromEntries(Object.entries(standing).filter(([, part]) => part !== undefined)) as never
}

interface Copies {
  readonly paid: ReadonlySet<InvoiceId>
  readonly unpaid: ReadonlySet<InvoiceId>
}

function recordedOf(record: Booked, { paid, unpaid }: Copies): Recorded {
  const { _id, sha256, invoice, outcome, bodies } = record
  return {
    sha256,
    readable: invoice !== undefined,
    ...(paid.has(_id) ? { copyPaid: true } : {}),
    ...(outcome?.notWrittenDown ? { notWrittenDown: true } : {}),
    ...(unpaid.has(_id) ? { originalUnpaid: true } : {}),
    frozen: Object.values(bodies ?? {}).map(bodyHash),
    ...(outcome
      ? {
          outcome: {
            end: outcome.end,
            by: outcome.by,
            ...(outcome.journalNo === undefined ? {} : { journalNo: outcome.journalNo }),
          },
        }
      : {}),
  }
}

async function listRunning(client: Client, source: string): Promise<Running> {
  const running = new Map<string, NonNullable<Standing['running']>>()
  const query = "WorkflowType = 'invoice' AND ExecutionStatus = 'Running'"
  for await (const { workflowId, typedSearchAttributes } of client.workflow.list({ query })) {
    if (!workflowId.startsWith(`invoice/${source}/`)) continue
    running.set(workflowId, { status: typedSearchAttributes.get(STATUS) ?? 'underWay' })
  }
  return running
}

/** The search is behind by a moment: the workflow itself is not. */
async function ask(client: Client, ids: readonly InvoiceId[]): Promise<Running> {
  const { running } = invoiceClient(client)
  const answers = await inParallel(AT_A_TIME, ids, async (id) => {
    const found = await running(id)
    return found && ([id, { status: found.status }] as const)
  })
  return new Map(answers.filter((one) => one !== undefined))
}
