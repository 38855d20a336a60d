/**
 * The world around one invoice, for trying `state.ts` in any order: workflows that can be terminated and started again (they do what
 * `workflows/` does, and nothing to the state but `next`), their calls under way, reports, decisions, and the watch over what must never happen.
 */
import type { AreaMode } from '../control/area.ts'
import type { Said } from '../control/batch.ts'
import type { Hold } from '../control/hold.ts'
import type { Decision } from '../review/decision.ts'
import { type Attempt, type Call, execute, proceed, type Request } from './model-calls.test-support.ts'
import { type Broken, modelErp } from './model-erp.test-support.ts'
import { openWatch, type Watch } from './model-watch.test-support.ts'
import { type RouteQuestion, routeInvoice } from './route.ts'
import { type Event, LAST_LEVEL, next, refuse, START, type State } from './state.ts'

export type Ended = Extract<State, { phase: 'ended' }>
type Closing = Extract<Event, { type: 'closed' }>

/** One workflow of the invoice. */
export interface Run {
  readonly no: number
  state: State
  /** The latest fencing token. */
  token: number
  until: number
  /** An act, or the question that settles a doubt. */
  call: Call | undefined
  /** The call that puts a waiting invoice on the ERP's work list. */
  listing: Call | undefined
  /** Decisions that the validator let in and whose right is being checked. */
  readonly deciding: Decision[]
}

export interface World {
  readonly erp: ReturnType<typeof modelErp>
  readonly watch: Watch
  readonly question: Omit<RouteQuestion, 'mode'>
  /** The learned coder decides it: others may be alike. */
  readonly batched: boolean
  said: Said | undefined
  mode: AreaMode
  /** Working days that have begun. */
  day: number
  /** Moments: tokens are made of them. */
  clock: number
  runs: number
  run: Run | undefined
  readonly attempts: Attempt[]
  readonly requests: Request[]
  /** What the ERP reports to the workflow of what colleagues did: told at least once. */
  readonly reports: Closing[]
  decisions: number
  outcome: Ended | undefined
}

export function openWorld(
  { question, mode, batched }: Pick<World, 'question' | 'mode' | 'batched'>,
  broken?: Broken,
): World {
  const world: World = {
    erp: modelErp(broken),
    watch: openWatch(),
    question,
    batched,
    said: undefined,
    mode,
    day: 0,
    clock: 0,
    runs: 0,
    run: undefined,
    attempts: [],
    requests: [],
    reports: [],
    decisions: 0,
    outcome: undefined,
  }
  startRun(world)
  return world
}

/** The intake starts a workflow where there is none; one that finds the outcome recorded ends at once. */
export function startRun(world: World): void {
  if (world.run) return
  world.runs += 1
  const run: Run = {
    no: world.runs,
    state: START,
    token: 0,
    until: world.day,
    call: undefined,
    listing: undefined,
    deciding: [],
  }
  world.run = run
  world.watch.note(`workflow ${run.no} starts`)
  if (world.outcome) apply(world, run, { ...world.outcome, type: 'closed' })
}

export function terminate(world: World): void {
  for (const call of [world.run?.call, world.run?.listing]) if (call) call.over = true
  world.run = undefined
}

export function assess(world: World): void {
  const { run } = world
  if (run?.state.phase !== 'assessing') return
  const route = routeInvoice({ ...world.question, mode: world.mode })
  run.until = world.day
  world.watch.routed(run.no, route, run.state.takenOver)
  apply(world, run, { type: 'routed', route, ...(world.batched ? { hold: HOLD } : {}) })
}

const HOLD: Hold = { gathersUntil: '', until: '', askEveryMs: 1 }

/** No more are waited for: what it is in its batch. */
export function settleBatch(world: World, pick: number): void {
  const { run } = world
  if (run?.state.phase !== 'held' || run.call) return
  if (pick % 4 === 0) apply(world, run, { type: 'letGo' })
  else if (pick % 4 === 1) apply(world, run, { type: 'probed' })
  else run.call = callErp(world, run, run.token, { kind: 'hold' })
}

export function apply(world: World, run: Run, event: Event): void {
  const before = run.state
  run.state = next(before, event)
  if (before.phase !== 'held' && run.state.phase === 'held') nextToken(world, run)
  // In the day too, and not for ever.
  if (before.phase === 'held' && run.state.phase === 'acting') run.until = world.day
  world.watch.moved(run, before, event)
  turn(world, run)
}

/** What the workflow does in its state: as `workflows/invoice.ts` with `act`, `settle`, `waitForPeople` and, once its batch is settled, `hold`. */
function turn(world: World, run: Run): void {
  const { state, call } = run
  if (call?.what.kind === 'perform' || call?.what.kind === 'hold') {
    if (state === call.seen) return
    call.over = true
    run.call = undefined
  } else if (call) return
  if (state.phase !== 'waiting' && run.listing) {
    run.listing.over = true
    run.listing = undefined
  }
  if (state.phase === 'acting') run.call = callErp(world, run, nextToken(world, run), performOf(state))
  if (state.phase === 'inDoubt')
    run.call = callErp(world, run, run.token, { kind: state.retry ? 'ask' : 'release' })
  if (state.phase === 'waiting' && !state.listed && !run.listing)
    run.listing = callErp(world, run, nextToken(world, run), { kind: 'release' })
}

function performOf({ act }: Extract<State, { phase: 'acting' }>): Call['what'] {
  return { kind: 'perform', act }
}

function callErp(world: World, run: Run, token: number, what: Call['what']): Call {
  const call: Call = { run: run.no, token, what, seen: run.state, until: run.until, over: false }
  world.watch.called(call)
  world.watch.note(`workflow ${run.no} calls ${JSON.stringify(what)} under ${token}`)
  tryIt(world, call)
  return call
}

function nextToken(world: World, run: Run): number {
  run.token = Math.max(run.token + 1, world.clock)
  return run.token
}

/** Another attempt of a call; the earlier one is no longer listened to, but may go on. */
export function tryIt(world: World, call: Call): void {
  for (const a of world.attempts) if (a.call === call) a.current = false
  const attempt: Attempt = {
    call,
    current: true,
    awaits: undefined,
    stage: 'begin',
    modeRead: undefined,
    result: undefined,
  }
  world.attempts.push(attempt)
}

/** An attempt does its next step; a finished one tells Temporal. */
export function advance(world: World, attempt: Attempt): void {
  if (attempt.stage !== 'finished') {
    const request = proceed(attempt, world)
    if (request) world.requests.push(request)
    return
  }
  world.attempts.splice(world.attempts.indexOf(attempt), 1)
  if (!attempt.current || attempt.call.over || !attempt.result) return
  const { call, result } = attempt
  if (result === 'retry' || (result === 'unknown' && call.what.kind !== 'perform')) tryIt(world, call)
  else answered(world, call, result === 'unknown' ? { type: 'unknown' } : result.event)
}

/** A call's answer reaches the workflow. */
export function answered(world: World, call: Call, event: Event): void {
  const { run } = world
  if (!run || call.over) return
  call.over = true
  if (call !== run.call) {
    if (event.type === 'open') world.watch.fenced(call.token)
    apply(world, run, event)
    return
  }
  run.call = undefined
  // Taken over while it was being asked: that the document is open is no fence, and the next round releases.
  const stale = call.what.kind !== 'perform' && event.type === 'open' && run.state !== call.seen
  if (stale) turn(world, run)
  else apply(world, run, event)
}

/** A request reaches the ERP and is carried out; what it closes is looked at by the watch. */
export function arriveAtErp(world: World, request: Request): ReturnType<typeof execute> {
  const closings = world.erp.journal.length
  const answer = execute(request, world.erp)
  world.watch.note(`the ERP answers ${request.kind} under ${request.attempt.call.token}: ${answer.kind}`)
  if (answer.kind === 'fenced' && (!request.attempt.current || request.attempt.call.over))
    world.watch.count('fenced a call that was given up')
  if (world.erp.journal.length > closings) world.watch.closed(request.attempt, world.erp.journal)
  return answer
}

/** A decision reaches the workflow: the validator looks first, and again when the person's right has been checked. */
export function decide(world: World, decision: Decision): void {
  const { run } = world
  if (run && !refuse(run.state, decision)) run.deciding.push(decision)
}

export function rightChecked(world: World, decision: Decision): void {
  const { run } = world
  if (!run) return
  run.deciding.splice(run.deciding.indexOf(decision), 1)
  if (refuse(run.state, decision)) return
  const before = run.state
  apply(world, run, { type: 'decided', decision })
  world.watch.must(run.state !== before, 'a person was told that a decision counts which does not')
}

export function deadline(world: World): void {
  const { run } = world
  if (run?.state.phase === 'waiting' && run.state.level < LAST_LEVEL)
    apply(world, run, { type: 'deadlinePassed' })
}

export function report(world: World, closing: Closing): void {
  if (world.run) apply(world, world.run, closing)
}

/** The outcome is written once, and then the workflow is over. */
export function record(world: World): void {
  const { run } = world
  if (run?.state.phase !== 'ended' || run.call) return
  world.watch.recorded(world.outcome, run.state)
  world.outcome ??= run.state
  world.run = undefined
}
