/** What people see and hear of a waiting invoice. */
import { setTimeout as pause } from 'node:timers/promises'
import { ERRORS, type ErrorCode } from '../domain/errors.ts'
import type { Instant, Invoice } from '../domain/invoice/invoice.ts'
import { DOUBT_LEVEL } from '../domain/invoice/state.ts'
import { deadlines } from '../domain/review/deadline.ts'
import { isAct } from '../domain/review/decision.ts'
import { DEFAULT_DEADLINE_WORKING_DAYS } from '../store/areas.ts'
import type { Person } from '../store/people.ts'
import type { InvoiceRecord, KeptDecision } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { checkLate } from './check-late.ts'
import { isTransient } from './guard.ts'
import type { InvoiceRef, OpenReview } from './steps.ts'
import type { World } from './world.ts'

/** Puts the invoice on people's list; answers when it is reminded of and handed on. A colleague who is asked is told once. */
export async function openReview(
  world: World,
  ref: InvoiceRef,
  { since, ...review }: OpenReview,
): Promise<readonly Instant[]> {
  const { store } = world
  const record = await store.records.get(ref.id, SHOWN)
  if (record?.invoice && !record.duplicates) await checkIfPossible(world, ref, record, record.invoice)
  const { assignee } = review
  if (assignee && assignee !== record?.review?.assignee) {
    const [colleague] = await store.people.some([assignee])
    if (colleague) await write(world, ref, review.level, colleague, mailOf(ref, 'asked', review.reason))
  }
  await markNotDone(store, ref, new Date(since), record?.decisions ?? [])
  const area = record?.area ? await store.areas.get(record.area) : undefined
  const moments = deadlines(
    since,
    review.reason === 'WAY_PROBE'
      ? WORKING_DAYS_WHERE_OTHERS_WAIT
      : (area?.deadlineWorkingDays ?? DEFAULT_DEADLINE_WORKING_DAYS),
    record?.invoice?.dueDate,
  )
  await store.records.openReview(ref.id, {
    ...review,
    since: new Date(since),
    deadlines: moments.map((m) => new Date(m)),
  })
  return moments
}

const SHOWN = ['area', 'invoice', 'review', 'parties', 'receivedAt', 'duplicates', 'decisions'] as const

/** Others are held until it is coded, and not for long: people are reminded before. */
const WORKING_DAYS_WHERE_OTHERS_WAIT = 1

/**
 * It waits again: what was decided in this run before was not done, and the ERP has fenced it. What an earlier run tried may still be on its
 * way when this one first waits, and is left as it is.
 */
async function markNotDone(
  { records }: Store,
  { id, run }: InvoiceRef,
  since: Date,
  decisions: readonly KeptDecision[],
): Promise<void> {
  const before = decisions.filter((d) => d.at.getTime() >= run && d.at < since)
  for (const d of before) if (isAct(d) && !d.refused) await records.setRefused(id, d.id, true)
}

/** Here already, not only at its end: a copy may come while it waits. A fault must not hide the invoice from people; the claim is made at its end then. */
async function checkIfPossible(
  { store, log }: Pick<World, 'store' | 'log'>,
  ref: InvoiceRef,
  record: Pick<InvoiceRecord, 'parties' | 'receivedAt'>,
  invoice: Invoice,
): Promise<void> {
  try {
    await store.records.keepDuplicates(ref.id, await checkLate(store, ref, record, invoice))
  } catch (error) {
    if (isTransient(error)) throw error
    log.warn({ invoice: ref.id }, 'an invoice whose check for duplicates failed could not be written down')
  }
}

const REMINDED = 1
const STAND_IN = 2

/** Time for a mail server to take a mail, ms: well below what the step may take, or the step would be tried again, and all of it be sent again. */
const SEND_LIMIT_MS = 5_000

/**
 * Writes to those whom the level names; answers how many were reached. The mail names the invoice by its id only. A mail that cannot be sent is
 * logged and does not hold the invoice up: it stands on the list all the same.
 */
export async function remind(world: World, ref: InvoiceRef, level: number): Promise<number> {
  const { store } = world
  const record = await store.records.get(ref.id, ['area', 'review', 'routed'])
  // Where the robot does not work yet the ERP's people code as they always have: nobody waits for us.
  const inDoubt = level >= DOUBT_LEVEL
  if (record?.routed?.route.to === 'erp' && !inDoubt) return 0
  if (!inDoubt) await store.records.setLevel(ref.id, level)
  const people = await recipients(store, record?.area, record?.review?.assignee, level)
  const reason = inDoubt ? 'WAY_ERP_SILENT' : (record?.review?.reason ?? 'WAY_STEP_FAILED')
  const mail = mailOf(ref, inDoubt ? 'inDoubt' : 'waits', reason)
  const reached = await Promise.all(people.map((person) => write(world, ref, level, person, mail)))
  return reached.filter(Boolean).length
}

interface Content {
  readonly subject: string
  readonly text: string
}

const SUBJECTS = {
  waits: 'Faktura venter',
  asked: 'En kollega spørger dig om en faktura',
  inDoubt: 'Faktura i tvivl',
} as const

function mailOf({ id }: InvoiceRef, about: keyof typeof SUBJECTS, reason: ErrorCode): Content {
  const { da, todo } = ERRORS[reason]
  return { subject: `${SUBJECTS[about]}: ${id}`, text: `${da} ${todo.da}\n` }
}

async function write(
  { post, log }: World,
  ref: InvoiceRef,
  level: number,
  { mail, personId }: Person,
  content: Content,
): Promise<boolean> {
  const answered = new AbortController()
  const silent = pause(SEND_LIMIT_MS, undefined, { signal: answered.signal }).then(() => {
    throw new Error('the mail server does not answer')
  })
  try {
    await Promise.race([post.send({ to: mail, ...content }), silent])
    return true
  } catch {
    log.warn({ invoice: ref.id, person: personId, level }, 'a reminder could not be sent')
    return false
  } finally {
    answered.abort()
  }
}

async function recipients(
  store: Store,
  area: string | undefined,
  assignee: string | undefined,
  level: number,
): Promise<readonly Person[]> {
  const reviewers = assignee
    ? await store.people.some([assignee])
    : area
      ? await store.people.withRole('reviewer', area)
      : []
  if (level <= REMINDED && reviewers.length > 0) return reviewers
  if (level <= STAND_IN && area) {
    const standIns = await store.people.some(reviewers.flatMap((p) => (p.standIn ? [p.standIn] : [])))
    return unique([...standIns, ...(await store.people.withRole('leader', area))])
  }
  return (await store.people.list()).filter((p) => p.roles.includes('finance'))
}

function unique(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((p) => [p.personId, p])).values()]
}
