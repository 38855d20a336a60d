/** The steps of the night: from the ERP's lists into the store and the workflows. Each page may be done again from its beginning. */
import type { InvoiceId } from '../domain/invoice/id.ts'
import { idOfDocument } from '../domain/invoice/id-of-document.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import type { Change } from '../erp/port.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { arrive, NEVER_CAME } from './arrive.ts'
import { patient } from './ask-again.ts'
import { ask } from './doubt.ts'
import { untilAnswered } from './guard.ts'
import { inParallel } from './in-parallel.ts'
import { ofOne } from './of-one.ts'
import { record } from './record.ts'
import { readAgain } from './retry.ts'
import type { Closing } from './steps.ts'
import type { World } from './world.ts'
import { writeDownMissed } from './write-down.ts'

export interface Page {
  readonly arrived: number
  readonly started: number
  readonly quarantined: number
  /** Were here already. */
  readonly known: number
}

export interface NightAccount extends Page {
  /** Left by an earlier night without a workflow, and started again. */
  readonly resumed: number
}

export interface IntakeSteps {
  takePage(): Promise<Page>
  resume(): Promise<number>
  /** Answers how many changes the page had. */
  passOnChanges(): Promise<number>
}

/** What a workflow's start says of its invoice. */
export interface Starting {
  readonly invoice: Invoice
  readonly area?: string
  readonly receivedAt: Date
}

export interface IntakeWorld extends World {
  /** Name of the ERP in invoice ids. */
  readonly source: string
  /** Starts an invoice's workflow; false where it runs already or has run to its end. */
  readonly start: (id: InvoiceId, starting: Starting) => Promise<boolean>
  /** Tells a running workflow how the ERP has closed its document; false where none runs. */
  readonly tell: (id: InvoiceId, closing: Closing) => Promise<boolean>
  readonly heartbeat: () => void
}

const PAGE = 100
/** Documents of a page that are under way at a time. */
const AT_A_TIME = 8

export function intakeSteps(given: IntakeWorld): IntakeSteps {
  const world = { ...given, erp: patient(given.erp, given.heartbeat) }
  return untilAnswered(
    {
      takePage: () => takePage(world),
      resume: () => resume(world),
      passOnChanges: () => passOnChanges(world),
    },
    world.log,
  )
}

/** The cursor moves only when every document of the page has its record and, unless it could not be read, its workflow. */
async function takePage(world: IntakeWorld): Promise<Page> {
  const { store, erp, source } = world
  const { arrivals: cursor } = await store.intakes.cursors(source)
  const arrivals = await erp.arrivals(cursor, PAGE)
  const ids = arrivals.map((a) => idOfDocument(source, a.documentId))
  const there = new Map((await store.records.brief(ids)).map((r) => [r._id, r]))
  const came = await inParallel(AT_A_TIME, arrivals, async (arrival) => {
    world.heartbeat()
    const id = idOfDocument(source, arrival.documentId)
    const before = there.get(id)
    const how = await arrive(world, arrival, before)
    if (how === 'quarantined' || (before?.quarantine && !before.outcome)) await endedBefore(world, id)
    return how
  })
  const last = arrivals.at(-1)
  if (last) await store.intakes.advance(source, 'arrivals', last.seq)
  const count = (kind: string) => came.filter((c) => c === kind).length
  return {
    arrived: came.length,
    started: count('started'),
    quarantined: count('quarantined'),
    known: count('known'),
  }
}

/**
 * What could not be read has no workflow that would ask the ERP. Its people may have dealt with the document before there was a record, and
 * that change has been passed over: now it is looked for, and again each night.
 */
async function endedBefore(world: IntakeWorld, id: InvoiceId): Promise<void> {
  const ref = { id, run: 0 }
  await ofOne(world, id, 'whether the ERP has ended a document could not be learned', async () => {
    const answer = await ask(world, ref)
    if (answer.kind === 'closed') await record(world, ref, answer.closing)
    if (answer.kind === 'withdrawn') await record(world, ref, { end: 'withdrawn', by: answer.by })
  })
}

/**
 * An invoice whose workflow was terminated, or never came to start, is started again: a running one is left alone. What could not be read is asked for once more. What
 * ended without having been written down for the check for duplicates is written down before the new documents come.
 */
async function resume(world: IntakeWorld): Promise<number> {
  await writeDownMissed(world, world.heartbeat)
  let resumed = 0
  for (let after = ''; ; ) {
    const open = await world.store.records.openAfter(after, PAGE)
    const started = await inParallel(AT_A_TIME, open, (record) => takeUp(world, record))
    resumed += started.filter(Boolean).length
    const last = open.at(-1)
    if (!last || open.length < PAGE) return resumed
    after = last._id
  }
}

async function takeUp(world: IntakeWorld, open: InvoiceRecord): Promise<boolean> {
  world.heartbeat()
  const { invoice, ...kept } = open.invoice ? open : await fetchedNow(world, open)
  if (invoice) return world.start(open._id, { ...kept, invoice })
  await endedBefore(world, open._id)
  return false
}

/** Whose bytes never came: perhaps the ERP hands it over now. */
async function fetchedNow(world: IntakeWorld, unread: InvoiceRecord): Promise<InvoiceRecord> {
  if (!NEVER_CAME.some((code) => code === unread.quarantine?.code)) return unread
  const failed = 'a document could not be fetched again'
  return (await ofOne(world, unread._id, failed, () => readAgain(world, unread))) ?? unread
}

async function passOnChanges(world: IntakeWorld): Promise<number> {
  const { store, erp, source } = world
  const { changes: cursor } = await store.intakes.cursors(source)
  const changes = await erp.changes(cursor, PAGE)
  for (const change of changes) {
    world.heartbeat()
    await passOn(world, change)
  }
  const last = changes.at(-1)
  if (last) await store.intakes.advance(source, 'changes', last.seq)
  return changes.length
}

/** To the workflow that waits for it; where there is none – it could not be read, or was terminated – straight into the record. */
async function passOn(world: IntakeWorld, change: Change): Promise<void> {
  const id = idOfDocument(world.source, change.documentId)
  const closing: Closing =
    change.kind === 'coded'
      ? { end: 'codedInErp', by: change.by, journalNo: change.journalNo }
      : { end: 'withdrawn', by: change.by }
  if (await world.tell(id, closing)) return
  const [there] = await world.store.records.brief([id])
  if (!there || there.outcome) return
  // The next night asks the ERP for it alone.
  await ofOne(world, id, 'a change could not be passed on', () => record(world, { id, run: 0 }, closing))
}
