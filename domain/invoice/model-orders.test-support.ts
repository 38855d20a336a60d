/** Orders of what may happen to an invoice, drawn at random, and the end of every order: all messages are delivered and a person decides. */
import fc from 'fast-check'
import { AREA_MODES } from '../control/area.ts'
import { DECISION_KINDS, type DecisionKind } from '../review/decision.ts'
import { closingOf, finish, hear } from './model-calls.test-support.ts'
import type { Broken } from './model-erp.test-support.ts'
import type { World } from './model-world.test-support.ts'
import * as the from './model-world.test-support.ts'

type Step = (world: World, pick: number) => void

const from = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(items.length, 1)]

/** A request is carried out; its answer arrives unless the attempt waits no longer, and it may be carried out again later. */
const deliver =
  (how: { readonly again: boolean; readonly answerLost: boolean }): Step =>
  (world, pick) => {
    const request = from(world.requests, pick)
    if (!request) return
    if (!how.again) world.requests.splice(world.requests.indexOf(request), 1)
    const answer = the.arriveAtErp(world, request)
    if (request.attempt.awaits !== request) return
    if (how.answerLost) finish(request.attempt, 'unknown')
    else hear(request.attempt, answer)
  }

const lose =
  (result: 'retry' | 'unknown'): Step =>
  (world, pick) => {
    const request = from(world.requests, pick)
    if (!request) return
    world.requests.splice(world.requests.indexOf(request), 1)
    if (request.attempt.awaits === request) finish(request.attempt, result)
  }

const decide =
  (kind: DecisionKind): Step =>
  (world, pick) => {
    world.decisions += 1
    the.decide(world, {
      id: `d${world.decisions}`,
      by: ['anna', 'bo'][pick % 2] ?? 'anna',
      kind,
      ...(kind === 'ask' ? { colleague: 'carla' } : {}),
    })
  }

const STEPS = {
  // What happens most often: listed more than once, it is drawn more often.
  advance: (world, pick) => {
    const attempt = from(
      world.attempts.filter((a) => a.stage !== 'sent'),
      pick,
    )
    if (attempt) the.advance(world, attempt)
  },
  deliver: deliver({ again: false, answerLost: false }),
  deliverTwice: deliver({ again: true, answerLost: false }),
  loseAnswer: deliver({ again: false, answerLost: true }),
  loseRequest: lose('unknown'),
  connectionRefused: lose('retry'),
  // The attempt's time is up: another takes its place, and it goes on all the same.
  attemptTimesOut: (world, pick) => {
    const attempt = from(
      world.attempts.filter((a) => a.current && !a.call.over),
      pick,
    )
    if (attempt) the.tryIt(world, attempt.call)
  },
  // The worker is killed: what it sent is still on its way.
  workerDies: (world, pick) => {
    const attempt = from(world.attempts, pick)
    if (!attempt) return
    world.attempts.splice(world.attempts.indexOf(attempt), 1)
    if (attempt.current && !attempt.call.over) the.tryIt(world, attempt.call)
  },
  patienceUsedUp: (world) => {
    const call = world.run?.call
    if (call?.what.kind === 'perform') the.answered(world, call, { type: 'unknown' })
    if (call?.what.kind === 'hold')
      the.answered(world, call, { type: 'notDone', reason: 'WAY_PROBE_UNANSWERED' })
  },
  // For a long time no answer comes, and whenever the ERP is asked the document is open.
  silence: (world, pick) => {
    for (let i = 0; i < 2 * pick; i += 1) {
      const call = world.run?.call
      if (call?.what.kind === 'perform') the.answered(world, call, { type: 'unknown' })
      else if (call?.what.kind === 'ask' && world.erp.state().kind === 'open')
        the.answered(world, call, { type: 'open' })
    }
  },
  assess: the.assess,
  settleBatch: the.settleBatch,
  probeSays: (world, pick) => {
    world.said ??= pick % 3 === 0 ? 'otherwise' : 'agreed'
  },
  rightChecked: (world, pick) => {
    const decision = from(world.run?.deciding ?? [], pick)
    if (decision) the.rightChecked(world, decision)
  },
  deadline: the.deadline,
  cancel: (world) => {
    if (world.run) the.apply(world, world.run, { type: 'takenOver' })
  },
  terminate: the.terminate,
  start: the.startRun,
  record: the.record,
  setMode: (world, pick) => {
    world.mode = from(AREA_MODES, pick) ?? 'off'
  },
  stop: (world) => {
    world.mode = 'stopped'
  },
  dayBegins: (world) => {
    world.day += 1
    world.erp.beginDay()
  },
  periodCloses: (world, pick) => world.erp.setRefusing(pick % 2 === 0),
  colleagueTakes: (world) => world.erp.take('kim'),
  colleaguePutsBack: (world) => world.erp.putBack(),
  colleagueCodes: (world) => {
    const entry = world.erp.code('kim')
    if (entry) world.reports.push({ type: 'closed', ...closingOf(entry) })
  },
  withdraw: (world) => {
    if (world.erp.withdraw('kim')) world.reports.push({ type: 'closed', end: 'withdrawn', by: 'kim' })
  },
  report: (world, pick) => {
    const closing = from(world.reports, pick)
    if (!closing) return
    world.reports.splice(world.reports.indexOf(closing), 1)
    the.report(world, closing)
  },
  reportTwice: (world, pick) => {
    const closing = from(world.reports, pick)
    if (closing) the.report(world, closing)
  },
  ...Object.fromEntries(DECISION_KINDS.map((kind) => [kind, decide(kind)])),
} satisfies Record<string, Step>

/** Without these nothing would happen at all. */
const ALWAYS: readonly string[] = ['advance', 'deliver', 'assess', 'start'] satisfies (keyof typeof STEPS)[]

/** How often each is drawn, where it is not once: what carries the invoice on often, so that an order does not end before it has begun. */
const TIMES: Readonly<Partial<Record<string, number>>> = {
  advance: 60,
  deliver: 30,
  deliverTwice: 4,
  loseAnswer: 4,
  loseRequest: 4,
  connectionRefused: 3,
  attemptTimesOut: 8,
  workerDies: 3,
  patienceUsedUp: 2,
  assess: 10,
  settleBatch: 6,
  probeSays: 2,
  rightChecked: 12,
  code: 5,
  approve: 5,
  notDuplicate: 4,
  record: 3,
  start: 5,
  cancel: 2,
  stop: 2,
  periodCloses: 2,
  terminate: 3,
}

const step = fc.record({
  does: fc.constantFrom(
    ...Object.keys(STEPS).flatMap((name) => Array.from({ length: TIMES[name] ?? 1 }, () => name)),
  ),
  pick: fc.nat(11),
})

/** Most invoices are what the robot may post. */
const question = fc.record({
  finding: fc.constantFrom(...Array.from({ length: 12 }, () => undefined), 'RULE_SUM_WRONG' as const),
  duplicate: fc.constantFrom(
    ...Array.from({ length: 8 }, () => 'none' as const),
    'same' as const,
    'perhaps' as const,
  ),
  notPredicted: fc.constantFrom(...Array.from({ length: 12 }, () => undefined), 'WAY_NO_EXPERIENCE' as const),
  proposal: fc.boolean(),
  stale: fc.boolean(),
  earlierChance: fc.constantFrom(undefined, 0.2),
  draw: fc.constantFrom(0.01, 0.1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.9),
})

export const order: fc.Arbitrary<Drawn> = fc.record({
  question,
  batched: fc.constantFrom(false, false, true),
  mode: fc.constantFrom(...Array.from({ length: 14 }, () => 'on' as const), ...AREA_MODES),
  without: fc.subarray(Object.keys(STEPS).filter((name) => !ALWAYS.includes(name))),
  steps: fc.array(step, { maxLength: 160, size: 'max' }),
})

export interface Drawn {
  readonly question: World['question']
  readonly mode: World['mode']
  readonly batched: boolean
  /** What does not happen in this order: what is left happens the more, and meets. */
  readonly without: readonly string[]
  readonly steps: readonly { readonly does: string; readonly pick: number }[]
}

/** Lets an order happen, and then everything that is still to come. */
export function play({ without, steps, ...drawn }: Drawn, broken?: Broken): World {
  const world = the.openWorld(drawn, broken)
  for (const { does, pick } of steps) {
    if (without.includes(does)) continue
    world.clock += 1
    ;(STEPS as Readonly<Record<string, Step>>)[does]?.(world, pick)
  }
  comeToAnEnd(world)
  return world
}

/** More steps than any order needs to come to its end. */
const STEPS_TO_END = 2_000

function comeToAnEnd(world: World): void {
  world.erp.setRefusing(false)
  world.said ??= 'agreed'
  for (let i = 0; i < STEPS_TO_END; i += 1) {
    world.clock += 1
    if (world.requests.length > 0) STEPS.deliver(world, 0)
    else if (world.attempts.length > 0) STEPS.advance(world, 0)
    else if (world.run?.deciding[0]) the.rightChecked(world, world.run.deciding[0])
    else if (world.reports.length > 0 && world.run) STEPS.report(world, 0)
    else if (!world.run && world.outcome) return
    else if (!world.run) the.startRun(world)
    else if (world.run.state.phase === 'assessing') the.assess(world)
    else if (world.run.state.phase === 'held') the.settleBatch(world, i)
    else if (world.run.state.phase === 'ended') the.record(world)
    else if (world.run.state.phase === 'waiting') {
      world.watch.must(world.erp.isListed(), 'what waits for people is not on the work list of the ERP')
      world.erp.putBack()
      decide('return')(world, i)
    } else break
  }
  const stuck = world.run ? `stuck in ${JSON.stringify(world.run.state)}` : 'without a workflow'
  world.watch.must(false, `the invoice does not come to an end: ${stuck}`)
}
