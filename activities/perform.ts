/** One attempt of an act in the ERP. What it answers is known; what is not known leaves as `OutcomeUnknown`. */
import { ApplicationFailure } from '@temporalio/common'
import { FAILURE } from '../domain/failure.ts'
import type { Act } from '../domain/invoice/state.ts'
import { besideLines } from '../domain/posting/beside.ts'
import { type PostingBody, postingBody, ROBOT_BODY } from '../domain/posting/body.ts'
import { ErpRefused, ErpUnavailable } from '../erp/port.ts'
import { readCitizens } from '../intake/read/citizens.ts'
import type { InvoiceRecord } from '../store/record.ts'
import { postingDate } from './accounts.ts'
import { areaHalt } from './area-halt.ts'
import { finalAnswer } from './closing.ts'
import { chosenFor } from './codings.ts'
import { learnedHalt } from './learned-halt.ts'
import { notDone, notReserved } from './not-done.ts'
import type { ActAnswer, InvoiceRef } from './steps.ts'
import type { World } from './world.ts'

/**
 * Reserves the document, looks for the last time whether the robot may, and posts the frozen body (or closes without a posting).
 * The area's mode is read after the reservation and right before the call: a stop holds for this attempt.
 */
export async function perform(
  world: World,
  ref: InvoiceRef,
  act: Act,
  token: number,
  until: string,
): Promise<ActAnswer> {
  const record = await world.store.records.get(ref.id)
  if (!record?.invoice) return notDone('DECISION_BLOCKED')
  try {
    return await attempt(world, ref, record, act, token, until)
  } catch (error) {
    if (error instanceof ErpRefused) return notDone(error.code)
    if (error instanceof ErpUnavailable) throw unavailable(error)
    throw error
  }
}

async function attempt(
  world: World,
  ref: InvoiceRef,
  record: InvoiceRecord,
  act: Act,
  token: number,
  until: string,
): Promise<ActAnswer> {
  const body = act.kind === 'post' ? await frozenBody(world, ref, record, act) : undefined
  if (act.kind === 'post' && !body) return notDone('DECISION_BLOCKED')
  if (act.by === 'robot' && world.now().toISOString() >= until) return notDone('WAY_DAY_BEGAN')
  const reserved = await world.erp.reserve(record.documentId, ref.id, token, act.by)
  const before = notReserved(reserved, ref.id)
  if (before) return before
  // First: what is not believed any more is not shown to people either.
  const unlearned = act.by === 'robot' ? await learnedHalt(world, record) : undefined
  if (unlearned) return notDone(unlearned)
  const area = record.area ? await world.store.areas.get(record.area) : undefined
  const halted = act.by === 'robot' ? areaHalt(area, record) : undefined
  if (halted) return notDone(halted)
  const citizens = act.kind === 'post' && area?.cprToErp ? await citizensOf(world, record) : []
  const order = { documentId: record.documentId, key: ref.id, token }
  const done = body
    ? await world.erp.post({ ...order, body, ...(citizens.length > 0 ? { citizens } : {}) })
    : await world.erp.close({
        ...order,
        as: act.kind === 'duplicate' ? 'duplicate' : 'returned',
        by: act.by === 'person' ? act.person : 'robot',
      })
  return finalAnswer(done, ref.id) ?? notDone('WAY_OPERATOR')
}

/** They stand in the original only, and pass from there to the ERP's own field for them. */
async function citizensOf({ store }: World, { invoice, sha256 }: InvoiceRecord): Promise<readonly string[]> {
  if (!invoice?.holdsCpr) return []
  const original = await store.originals.get(sha256)
  if (!original) throw new Error('the original is gone')
  return readCitizens(original)
}

/** The body that every attempt of this act sends; undefined where the invoice cannot be posted as it is. */
async function frozenBody(
  world: World,
  ref: InvoiceRef,
  record: InvoiceRecord,
  act: Act,
): Promise<PostingBody | undefined> {
  const name = act.by === 'robot' ? `${ROBOT_BODY}${ref.run}` : act.decision
  const frozen = record.bodies?.[name]
  if (frozen) return frozen
  const { invoice, parties } = record
  if (!invoice || !parties?.creditorNo || !parties.costCentre || invoice.currency !== 'DKK') return undefined
  if (besideLines(invoice)) return undefined
  const { lines, codedBy } = chosenFor(act, record, invoice)
  const facts = {
    creditorNo: parties.creditorNo,
    costCentre: parties.costCentre,
    postingDate: postingDate(world.now()),
    codedBy,
  }
  return world.store.records.freezeBody(ref.id, name, postingBody(invoice, lines, facts))
}

/** Surely not sent: tried again when the ERP says. Perhaps done: the workflow asks before anything else is tried. */
function unavailable(error: ErpUnavailable): ApplicationFailure {
  if (error.outcomeUnknown) {
    return ApplicationFailure.create({
      type: FAILURE.outcomeUnknown,
      message: 'the outcome is unknown',
      nonRetryable: true,
    })
  }
  return ApplicationFailure.create({
    type: 'ErpUnavailable',
    message: 'the ERP did not take the call',
    ...(error.retryAfterMs === undefined ? {} : { nextRetryDelay: error.retryAfterMs }),
  })
}
