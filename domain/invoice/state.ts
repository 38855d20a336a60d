/**
 * What may happen to an invoice in which phase. The workflow does nothing to an invoice's state but `next`; whether a
 * person's decision counts just now is `refuse`. Both are pure, and tried in thousands of random orders.
 */
import type { Hold } from '../control/hold.ts'
import type { ErrorCode } from '../errors.ts'
import type { Decision, Refusal } from '../review/decision.ts'
import type { EndState, InvoiceStatus } from './ends.ts'
import type { Route, Terms } from './route.ts'

/** What is to be done in the ERP, and on whose word. A person's codings are kept in the record under the decision's id. */
export type Act =
  | { readonly kind: 'post'; readonly by: 'robot' }
  | {
      readonly kind: 'post' | 'returned' | 'duplicate'
      readonly by: 'person'
      readonly person: string
      readonly decision: string
    }

export type State =
  | { readonly phase: 'assessing'; readonly takenOver: boolean }
  /** The robot would post it, and waits: others may be alike, and then a person codes one of them first. */
  | { readonly phase: 'held'; readonly hold: Hold }
  | ({ readonly phase: 'acting'; readonly act: Act; readonly round: number } & Terms)
  /**
   * The ERP may or may not have closed the document, or still holds it for us: nobody may act. `retry` says what follows when it is
   * known to be open: the same act again, or people.
   */
  | ({
      readonly phase: 'inDoubt'
      readonly act: Act
      readonly round: number
      readonly retry: boolean
      readonly reason: ErrorCode
    } & Terms)
  | ({
      readonly phase: 'waiting'
      readonly reason: ErrorCode
      /** 0 the reviewers, 1 reminded, 2 the stand-in and the area's leader, 3 finance. */
      readonly level: number
      readonly assignee?: string
      /** It lies on the ERP's manual work list already, and all earlier tries of ours are fenced. */
      readonly listed: boolean
    } & Terms)
  | { readonly phase: 'ended'; readonly end: EndState; readonly by: string; readonly journalNo?: number }

export type Event =
  /** `hold`: where it may be one of a batch. */
  | { readonly type: 'routed'; readonly route: Route; readonly hold?: Hold }
  /** The robot may post what it held: it is no batch, or a person has coded the first of it alike. */
  | { readonly type: 'letGo' }
  /** It is the one of its batch that a person codes first. */
  | { readonly type: 'probed' }
  /** An operator cancelled the workflow. */
  | { readonly type: 'takenOver' }
  | { readonly type: 'closed'; readonly end: EndState; readonly by: string; readonly journalNo?: number }
  | { readonly type: 'withdrawn'; readonly by: string }
  /** The act was not done: refused for good, or halted before the call (a stop, the working day). What was held is not to be posted. */
  | { readonly type: 'notDone'; readonly reason: ErrorCode }
  /** Whether the act was done is unknown; `fault`: because this program failed, which trying again does not mend. */
  | { readonly type: 'unknown'; readonly fault?: boolean }
  /** The ERP answered that the document is open: fenced if people are to take over. `reason`: why nobody can act on it just now all the same. */
  | { readonly type: 'open'; readonly reason?: ErrorCode }
  | { readonly type: 'decided'; readonly decision: Decision }
  | { readonly type: 'deadlinePassed' }

/** How often the robot tries the same act again after an unknown outcome, before people take over. */
export const MAX_ROUNDS = 5
export const LAST_LEVEL = 3
/** Above the levels of waiting: finance is told that an invoice is in doubt. */
export const DOUBT_LEVEL = LAST_LEVEL + 1

const DUPLICATE_REASONS: readonly ErrorCode[] = ['WAY_DUPLICATE', 'WAY_PERHAPS_DUPLICATE']

/** Halted since the proposal is not believed any more: people code it with none in sight, so that their word counts. */
const UNAIDED: readonly ErrorCode[] = ['WAY_FROZEN', 'WAY_CODER_STOPPED']

export const START: State = { phase: 'assessing', takenOver: false }

/** The state after an event. An event that does not belong to the phase changes nothing: the same object is returned. */
export function next(state: State, event: Event): State {
  if (state.phase === 'ended') return state
  switch (event.type) {
    case 'closed':
      return {
        phase: 'ended',
        end: event.end,
        by: event.by,
        ...(event.journalNo === undefined ? {} : { journalNo: event.journalNo }),
      }
    case 'withdrawn':
      return { phase: 'ended', end: 'withdrawn', by: event.by }
    case 'takenOver':
      return takeOver(state)
    case 'routed':
      return state.phase === 'assessing' ? start(state.takenOver, event.route, event.hold) : state
    case 'letGo':
      return state.phase === 'held' ? ROBOT_ACTS : state
    case 'probed':
      return state.phase === 'held' ? wait('WAY_PROBE', { ...ROBOTS, blind: true }, false) : state
    case 'notDone':
      if (state.phase === 'held') return doubt(HELD_BACK, false, event.reason)
      return state.phase === 'acting' ? doubt(state, false, event.reason) : state
    case 'unknown':
      if (state.phase !== 'acting') return state
      return event.fault
        ? doubt(state, false, 'WAY_STEP_FAILED')
        : doubt(state, state.act.by === 'robot' && state.round < MAX_ROUNDS, 'WAY_ERP_SILENT')
    case 'open':
      return state.phase === 'inDoubt' ? resume(state, event.reason) : state
    case 'decided':
      return state.phase === 'waiting' && !refuse(state, event.decision)
        ? decide(state, event.decision)
        : state
    case 'deadlinePassed':
      return state.phase === 'waiting' ? { ...state, level: Math.min(state.level + 1, LAST_LEVEL) } : state
  }
}

/** Why a decision does not count in this state; undefined where it does. */
export function refuse(state: State, decision: Decision): Refusal | undefined {
  switch (state.phase) {
    case 'assessing':
      return { code: 'DECISION_NOT_WAITING' }
    case 'held':
      return { code: 'DECISION_HELD' }
    case 'acting':
    case 'ended':
      return { code: 'DECISION_TAKEN' }
    case 'inDoubt':
      return { code: 'DECISION_IN_DOUBT' }
    case 'waiting': {
      const answersDuplicate = decision.kind === 'notDuplicate'
      const posts = decision.kind === 'approve' || decision.kind === 'code'
      if (decision.kind === 'approve' && state.blind) return { code: 'DECISION_CONTROL' }
      if (decision.kind === 'approve' && !state.proposal) return { code: 'DECISION_NO_PROPOSAL' }
      if (answersDuplicate && !state.mayBeDuplicate) return { code: 'DECISION_NOT_DUPLICATE_CASE' }
      if (posts && state.mayBeDuplicate) return { code: 'DECISION_DUPLICATE_FIRST' }
      return undefined
    }
  }
}

/** People see the same of both. A colleague who was asked, or that it is no duplicate, they must be shown; reminders tell of a level by themselves. */
export function looksLike(a: Waiting, b: Waiting): boolean {
  return (
    a.reason === b.reason &&
    a.assignee === b.assignee &&
    a.blind === b.blind &&
    a.proposal === b.proposal &&
    a.mayBeDuplicate === b.mayBeDuplicate
  )
}

export function statusOf(state: State): InvoiceStatus {
  switch (state.phase) {
    case 'assessing':
    case 'acting':
      return 'underWay'
    case 'held':
    case 'inDoubt':
    case 'waiting':
      return state.phase
    case 'ended':
      return state.end
  }
}

type Acting = Extract<State, { phase: 'acting' }>
type InDoubt = Extract<State, { phase: 'inDoubt' }>
type Waiting = Extract<State, { phase: 'waiting' }>

/** What holds for an invoice that the robot may post. */
const ROBOTS = { blind: false, proposal: true, mayBeDuplicate: false } as const
const ROBOT_ACTS: Acting = { phase: 'acting', act: { kind: 'post', by: 'robot' }, ...ROBOTS, round: 0 }

/** What nobody has confirmed is shown to nobody: the first of the batch may still be coded blind, on the same proposal. */
const HELD_BACK: Acting = { ...ROBOT_ACTS, proposal: false }

function start(takenOver: boolean, route: Route, hold: Hold | undefined): State {
  if (route.to !== 'robot') return wait(route.reason, route, false)
  if (takenOver) return wait('WAY_OPERATOR', ROBOTS, false)
  return hold ? { phase: 'held', hold } : ROBOT_ACTS
}

function takeOver(state: Exclude<State, { phase: 'ended' }>): State {
  if (state.phase === 'assessing') return { phase: 'assessing', takenOver: true }
  // The ERP may keep it for us already.
  if (state.phase === 'held') return doubt(HELD_BACK, false, 'WAY_OPERATOR')
  if (state.phase === 'acting' && state.act.by === 'robot') return doubt(state, false, 'WAY_OPERATOR')
  if (state.phase === 'inDoubt' && state.retry) return { ...state, retry: false, reason: 'WAY_OPERATOR' }
  return state
}

function doubt(state: Acting, retry: boolean, reason: ErrorCode): InDoubt {
  const proposal = state.proposal && !UNAIDED.includes(reason)
  return { phase: 'inDoubt', act: state.act, ...termsOf(state), proposal, round: state.round, retry, reason }
}

function resume(state: InDoubt, reason: ErrorCode = state.reason): State {
  if (state.retry) return { phase: 'acting', act: state.act, ...termsOf(state), round: state.round + 1 }
  return wait(reason, state, true)
}

function termsOf({ blind, proposal, mayBeDuplicate }: Terms): Terms {
  return { blind, proposal, mayBeDuplicate }
}

function wait(reason: ErrorCode, terms: Terms, listed: boolean): Waiting {
  return { phase: 'waiting', reason, ...termsOf(terms), level: 0, listed }
}

function decide(state: Waiting, decision: Decision): State {
  switch (decision.kind) {
    case 'ask':
      return decision.colleague ? { ...state, assignee: decision.colleague } : state
    case 'notDuplicate':
      return {
        ...state,
        reason: DUPLICATE_REASONS.includes(state.reason) ? 'WAY_NOT_DUPLICATE' : state.reason,
        mayBeDuplicate: false,
      }
    default: {
      const kind =
        decision.kind === 'return' ? 'returned' : decision.kind === 'duplicate' ? 'duplicate' : 'post'
      const act: Act = { kind, by: 'person', person: decision.by, decision: decision.id }
      return { phase: 'acting', act, ...termsOf(state), round: 0 }
    }
  }
}
