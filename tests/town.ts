/**
 * A small municipality for tests: a store of its own, the sandbox ERP in the same process, workers on a namespace of its own. The
 * servers are real; the ERP's faults are set at its port.
 */
import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Context } from '@temporalio/activity'
import { Client, type Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { erpSteps } from '../activities/erp-steps.ts'
import { intakeSteps } from '../activities/intake-steps.ts'
import { invoiceSteps } from '../activities/invoice-steps.ts'
import type { Log } from '../activities/log.ts'
import { trainingSteps } from '../activities/training-steps.ts'
import type { Post, World } from '../activities/world.ts'
import { type AreaMode, CONTROL_RATE } from '../domain/control/area.ts'
import { draw } from '../domain/control/draw.ts'
import { type InvoiceId, invoiceId } from '../domain/invoice/id.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { postingBody } from '../domain/posting/body.ts'
import type { Decision } from '../domain/review/decision.ts'
import type { Erp, ErpAccount, ErpSupplier } from '../erp/port.ts'
import { sandboxErp } from '../erp/sandbox/adapter.ts'
import type { Engine } from '../erp/sandbox/engine.ts'
import { memoryEngine } from '../erp/sandbox/store.ts'
import { worldOf } from '../erp/sandbox/world.ts'
import {
  CREDITOR,
  GLN,
  invoiceOf,
  OTHER,
  registerErp,
  registerStore,
  SOURCE,
  teachUniform,
} from '../scripts/rehearsal/registers.ts'
import { openStore, type Store } from '../store/store.ts'
import { invoiceClient } from '../workers/invoice-client.ts'
import { registerSearchAttributes } from '../workers/namespace.ts'
import { ERP_QUEUE, INVOICE_QUEUE } from '../workflows/queues.ts'
import { testedBundle } from './bundle.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Town = Awaited<ReturnType<typeof openTown>>

/** What a test may put in the way: the ERP as the workers see it, the mail, and the clock. */
export interface TownOptions {
  readonly connection: Connection
  readonly address: string
  readonly namespace: string
  readonly storeUri: string
  readonly now?: () => Date
  readonly erp?: (erp: Erp) => Erp
  /** Where mail goes that does not reach `mails`. */
  readonly send?: Post['send']
  readonly log?: Log
  /** What the steps get instead of the town's own ports. */
  readonly world?: (world: World) => World
  /** Set false where a test starts workers of its own. */
  readonly work?: boolean
}

const CONTROL_KEY = 'a key for tests only'
const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} }

Runtime.install({ logger: new DefaultLogger('ERROR') })

export async function openTown(options: TownOptions) {
  const now = options.now ?? (() => new Date())
  const store = await openStore(databaseOf(options.storeUri))
  const engine = memoryEngine(() => now().getTime())
  const erp = sandboxErp(engine)
  const mails: Mail[] = []
  const own: World = {
    store,
    erp: options.erp?.(erp) ?? erp,
    post: { send: options.send ?? (async (mail) => void mails.push(mail)) },
    log: options.log ?? SILENT,
    now,
    controlKey: CONTROL_KEY,
    holdPatience: { gatherMs: 0, askEveryMs: 200 },
  }
  const world = options.world?.(own) ?? own
  const client = new Client({ connection: options.connection, namespace: options.namespace })
  const invoices = invoiceClient(client)
  const seen = async (id: InvoiceId, decision: Decision): Promise<Decision> => {
    const record = await store.records.get(id, ['proposal', 'duplicates'])
    if (decision.kind === 'approve') return { proposal: record?.proposal?.run ?? 0, ...decision }
    const others = record?.duplicates?.of ?? []
    if (decision.kind === 'notDuplicate') return { others, ...decision }
    const [only, second] = others
    return decision.kind === 'duplicate' && only && !second ? { of: only, ...decision } : decision
  }
  await registerStore(store)
  const around = worldOf(engine)
  await registerErp((kind, list) =>
    kind === 'accounts'
      ? around.setAccounts(...(list as ErpAccount[]))
      : around.setSuppliers(...(list as ErpSupplier[])),
  )
  const connection = await NativeConnection.connect({ address: options.address })
  const workers = options.work === false ? [] : await startWorkers(options, world, connection, invoices)
  return {
    store,
    engine,
    /** What happens around the port: colleagues, the working day. */
    around,
    erp,
    world,
    mails,
    client,
    invoices,
    /** The decision of a person who has just looked: an approval is of the proposal, “no duplicate” of the others, and a duplicate of the only one, that are kept now. */
    seen,
    decide: async (id: InvoiceId, decision: Decision) => invoices.decide(id, await seen(id, decision)),
    handle: (id: InvoiceId) => client.workflow.getHandle(id),
    setMode: (mode: AreaMode) => setMode(store, mode, now()),
    teach: (creditorNo?: string) => teachUniform(store, creditorNo),
    /** After other codings have been learned: as if nothing but the uniform lines had ever been. */
    reteach: async (): Promise<void> => {
      await store.db.collection('experience').deleteMany({})
      await teachUniform(store)
    },
    /** Lets an invoice arrive in the ERP and in the store; its workflow is not started. */
    receive: (change: Partial<Invoice> = {}) => receive(store, engine, now(), change),
    start: async (id: InvoiceId) => {
      const record = await store.records.get(id)
      if (!record?.invoice) throw new Error('no such invoice')
      return invoices.start(id, { ...record, invoice: record.invoice })
    },
    /** A colleague takes the document in the ERP itself and codes it on another account. */
    codeInErp: async (user: string, id: InvoiceId): Promise<void> => {
      const record = await store.records.get(id)
      if (!record?.invoice) throw new Error('no such invoice')
      const lines = record.invoice.lines.map(({ id: lineId, net }) => ({ lineId, coding: OTHER, net }))
      const facts = {
        creditorNo: record.parties?.creditorNo ?? CREDITOR,
        costCentre: '100',
        postingDate: '2025-03-05',
        codedBy: `person:${user}`,
      }
      const answer = await around.code(user, record.documentId, postingBody(record.invoice, lines, facts))
      if (answer.kind !== 'coded') throw new Error(`the ERP answered ${answer.kind}`)
    },
    /** Resolves when the record or the workflow is as wished; the limit is the test's own. */
    until: (holds: () => Promise<boolean>) => until(holds),
    close: async () => {
      for (const { worker } of workers) worker.shutdown()
      await Promise.all(workers.map(({ ended }) => ended))
      await connection.close()
      await store.db.dropDatabase()
      await store.close()
    },
  }
}

async function startWorkers(
  options: TownOptions,
  world: World,
  connection: NativeConnection,
  invoices: ReturnType<typeof invoiceClient>,
) {
  await registerSearchAttributes(connection, options.namespace).catch(() => undefined)
  const common = { connection, namespace: options.namespace, shutdownForceTime: '10 seconds' }
  const intake = intakeSteps({
    ...world,
    source: SOURCE,
    start: invoices.start,
    tell: invoices.tell,
    heartbeat: () => {},
  })
  const training = trainingSteps({
    ...world,
    heartbeat: (progress) => Context.current().heartbeat(progress),
    interrupted: () => Context.current().cancellationSignal,
  })
  const made = [
    await Worker.create({
      ...common,
      taskQueue: INVOICE_QUEUE,
      workflowBundle: await testedBundle(),
      activities: { ...invoiceSteps(world), ...intake, ...training },
    }),
    await Worker.create({ ...common, taskQueue: ERP_QUEUE, activities: erpSteps(world) }),
  ]
  return made.map((worker) => ({ worker, ended: worker.run() }))
}

async function receive(store: Store, engine: Engine, at: Date, change: Partial<Invoice>): Promise<InvoiceId> {
  const documentId = undrawn()
  const bytes = Buffer.from(documentId)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const arrival = {
    documentId,
    fileName: `${documentId}.xml`,
    arrivedAt: at.toISOString(),
    size: bytes.length,
    sha256,
  }
  await engine.execute({ type: 'arrive', arrival })
  const id = invoiceId(SOURCE, documentId)
  const invoice = invoiceOf({ issueDate: at.toISOString().slice(0, 10), ...change })
  const institution = invoice.gln ? await store.institutions.get(invoice.gln) : undefined
  await store.records.insert({
    _id: id,
    source: SOURCE,
    documentId,
    fileName: arrival.fileName,
    receivedAt: at,
    size: bytes.length,
    sha256,
    invoice,
    ...(institution ? { area: institution.area } : {}),
  })
  return id
}

/** A document's id that is not among the one in twenty of a robot's area: what a test expects of the robot happens. */
function undrawn(): string {
  for (;;) {
    const documentId = `D-${randomUUID()}`
    if (draw(CONTROL_KEY, invoiceId(SOURCE, documentId)) >= CONTROL_RATE.on) return documentId
  }
}

async function setMode(store: Store, mode: AreaMode, changedAt: Date): Promise<void> {
  const institution = await store.institutions.get(GLN)
  await store.areas.setMode(institution?.area ?? '', { mode, changedBy: 'test', changedAt, why: 'test' })
}

/** How often a condition is looked at, ms. */
const LOOK_EVERY_MS = 25

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(LOOK_EVERY_MS)
}

/** A database of its own on the same server. */
function databaseOf(uri: string): string {
  const url = new URL(uri)
  url.pathname = `/town-${randomUUID().slice(0, 8)}`
  return url.toString()
}
