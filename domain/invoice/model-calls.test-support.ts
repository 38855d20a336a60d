/**
 * Calls of the ERP as they travel: a workflow's call is tried by attempts, an attempt sends requests, and each of them may be late, lost,
 * executed twice, or go on after everybody has given it up. The steps of an attempt are those of `activities/perform.ts`.
 */
import { type AreaMode, mayPost } from '../control/area.ts'
import type { Said } from '../control/batch.ts'
import type { ErrorCode } from '../errors.ts'
import type { Entry, ErpAnswer, ModelErp, Order } from './model-erp.test-support.ts'
import type { Act, Event, State } from './state.ts'

/** What a workflow asked for; `over` once it no longer listens. */
export interface Call {
  readonly run: number
  readonly token: number
  readonly what:
    | { readonly kind: 'perform'; readonly act: Act }
    | { readonly kind: 'ask' | 'release' | 'hold' }
  /** The state in which it was made. */
  readonly seen: State
  /** The working day before which the robot must have tried. */
  readonly until: number
  over: boolean
}

/** What an attempt ends with: an answer, or a failure that is tried again, or one whose outcome is unknown. */
export type Result = { readonly event: Event } | 'retry' | 'unknown'

export interface Attempt {
  readonly call: Call
  /** Temporal listens only to the latest attempt of a call. */
  current: boolean
  /** What it sent and waits to hear of. */
  awaits: Request | undefined
  stage: 'begin' | 'sent' | 'reserved' | 'cleared' | 'finished'
  /** What the area's mode was when it was read. */
  modeRead: AreaMode | undefined
  result: Result | undefined
}

export interface Request {
  readonly attempt: Attempt
  readonly kind: 'reserve' | 'carryOut' | 'ask' | 'release'
}

export interface Surroundings {
  readonly erp: ModelErp
  readonly mode: AreaMode
  readonly day: number
  /** What people coded the first of its batch as; undefined while they have not. */
  readonly said: Said | undefined
}

/** The attempt's next step on its own: the request that it sends, if it sends one. */
export function proceed(attempt: Attempt, { mode, day, said }: Surroundings): Request | undefined {
  const { call } = attempt
  const robot = call.what.kind === 'perform' && call.what.act.by === 'robot'
  switch (attempt.stage) {
    case 'begin':
      if (robot && day > call.until) return finish(attempt, notDone('WAY_DAY_BEGAN'))
      return send(
        attempt,
        call.what.kind === 'perform' || call.what.kind === 'hold' ? 'reserve' : call.what.kind,
      )
    case 'reserved':
      if (call.what.kind === 'hold') return finish(attempt, held(mode, said))
      attempt.modeRead = mode
      if (robot && !mayPost(mode)) return finish(attempt, notDone('WAY_AREA_STOPPED'))
      attempt.stage = 'cleared'
      return undefined
    case 'cleared':
      return send(attempt, 'carryOut')
    default:
      return undefined
  }
}

function send(attempt: Attempt, kind: Request['kind']): Request {
  attempt.stage = 'sent'
  attempt.awaits = { attempt, kind }
  return attempt.awaits
}

export function execute({ attempt: { call }, kind }: Request, erp: ModelErp): ErpAnswer {
  if (kind === 'ask') return erp.state()
  if (kind === 'release') return erp.release(call.token)
  if (call.what.kind === 'hold') return erp.reserve(call.token, 'robot', true)
  if (call.what.kind !== 'perform') throw new Error('a question has no act')
  return kind === 'reserve'
    ? erp.reserve(call.token, call.what.act.by)
    : erp.carryOut(orderOf(call.what.act, call))
}

function orderOf(act: Act, { token, run }: Call): Order {
  const how = act.kind === 'post' ? 'posted' : act.kind
  return act.by === 'robot'
    ? { token, how, user: 'ROBOT', codedBy: 'robot', body: `robot-${run}` }
    : { token, how, user: 'ROBOT', codedBy: `person:${act.person}`, body: act.decision }
}

/** The ERP's answer reaches the attempt. */
export function hear(attempt: Attempt, answer: ErpAnswer): void {
  attempt.awaits = undefined
  if (answer.kind === 'reserved') attempt.stage = 'reserved'
  else finish(attempt, { event: eventOf(answer) })
}

function eventOf(answer: ErpAnswer): Event {
  switch (answer.kind) {
    case 'closed':
      return { type: 'closed', ...closingOf(answer.entry) }
    case 'withdrawn':
      return { type: 'withdrawn', by: answer.by }
    case 'open':
    case 'released':
      return { type: 'open' }
    default:
      return { type: 'notDone', reason: REASONS[answer.kind] }
  }
}

const REASONS = {
  manual: 'WAY_DAY_BEGAN',
  held: 'ERP_HELD',
  fenced: 'WAY_OPERATOR',
  reserved: 'WAY_OPERATOR',
  refused: 'ERP_PERIOD_CLOSED',
} as const

/** How the invoice ended, from the journal. */
export function closingOf(entry: Entry): Omit<Extract<Event, { type: 'closed' }>, 'type'> {
  const by = entry.codedBy.replace('person:', '')
  if (entry.how === 'returned') return { end: 'returned', by, journalNo: 1 }
  if (entry.how === 'duplicate') return { end: 'duplicateConfirmed', by, journalNo: 1 }
  if (entry.user !== 'ROBOT') return { end: 'codedInErp', by: entry.user, journalNo: 1 }
  return { end: by === 'robot' ? 'postedByRobot' : 'postedByPerson', by, journalNo: 1 }
}

export function finish(attempt: Attempt, result: Result): undefined {
  attempt.stage = 'finished'
  attempt.awaits = undefined
  attempt.result = result
  return undefined
}

/** As `activities/hold-back.ts`. */
function held(mode: AreaMode, said: Said | undefined): Result {
  if (!mayPost(mode)) return notDone('WAY_AREA_STOPPED')
  if (said === undefined) return 'retry'
  return said === 'agreed' ? { event: { type: 'letGo' } } : notDone('WAY_PROBE_WRONG')
}

function notDone(reason: ErrorCode): Result {
  return { event: { type: 'notDone', reason } }
}
