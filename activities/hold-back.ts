/** One look after an invoice that is held: it is kept in the ERP, and may be posted once people have coded the first of its batch as the robot would have. */
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common'
import type { Said } from '../domain/control/batch.ts'
import type { ErrorCode } from '../domain/errors.ts'
import type { Instant, Invoice } from '../domain/invoice/invoice.ts'
import { applyRules, wantPerson } from '../domain/rules/registry.ts'
import { ErpRefused } from '../erp/port.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { answersOf } from './answers.ts'
import { areaHalt } from './area-halt.ts'
import { bookedSince } from './booked-since.ts'
import { learnedHalt } from './learned-halt.ts'
import { notDone, notReserved } from './not-done.ts'
import type { HoldAnswer, InvoiceRef } from './steps.ts'
import type { World } from './world.ts'

/** Throws while nobody has coded the first one: it is looked again. */
export async function holdBack(
  world: World,
  ref: InvoiceRef,
  token: number,
  until: Instant,
): Promise<HoldAnswer> {
  const record = await world.store.records.get(ref.id)
  if (!record?.invoice || record.routed?.batch === undefined) return notDone('WAY_STEP_FAILED')
  try {
    // Each time, under the same token: it tells at once if the ERP has not kept it.
    const reserved = await world.erp.reserve(record.documentId, ref.id, token, 'robot', until)
    const before = notReserved(reserved, ref.id)
    if (before) return before
  } catch (error) {
    if (error instanceof ErpRefused) return notDone(error.code)
    throw error
  }
  const { said } = (await world.store.batches.of(record.routed.batch)) ?? {}
  if (said && said !== 'agreed') return notDone(REASONS[said])
  const halted = await haltOf(world, record)
  if (halted) return notDone(halted)
  if (!said) throw unanswered()
  const since = await foundSince(world.store, record, record.invoice)
  return since ? notDone(since) : { kind: 'agreed' }
}

const REASONS = {
  otherwise: 'WAY_PROBE_WRONG',
  noWord: 'WAY_PROBE_UNANSWERED',
} as const satisfies Readonly<Record<Exclude<Said, 'agreed'>, ErrorCode>>

async function haltOf(world: World, record: InvoiceRecord): Promise<ErrorCode | undefined> {
  const area = record.area ? await world.store.areas.get(record.area) : undefined
  return (await learnedHalt(world, record)) ?? areaHalt(area, record)
}

/** What was right when it came may not be any more: a supplier has gone, its account has changed, the same has been booked. */
async function foundSince(
  store: World['store'],
  record: InvoiceRecord,
  invoice: Invoice,
): Promise<ErrorCode | undefined> {
  const answers = await answersOf(store, invoice, record.receivedAt)
  const receivedAt = record.receivedAt.toISOString()
  const [finding] = wantPerson(applyRules({ invoice, receivedAt, ...answers }))
  if (finding) return finding.code
  return (await bookedSince(store, record)) ? 'WAY_BOOKED_SINCE' : undefined
}

/** No fault: nothing of it is logged or counted. */
function unanswered(): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'ProbeUnanswered',
    message: 'nobody has coded the first of the batch yet',
    category: ApplicationFailureCategory.BENIGN,
  })
}
