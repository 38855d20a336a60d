/** What must never happen to an invoice, watched from beside: with bookkeeping of its own, and nothing taken from `state.ts` but the state. */
import { mayPost } from '../control/area.ts'
import type { Decision } from '../review/decision.ts'
import type { Attempt, Call } from './model-calls.test-support.ts'
import type { Entry } from './model-erp.test-support.ts'
import type { Ended, Run } from './model-world.test-support.ts'
import type { Route } from './route.ts'
import { type Event, MAX_ROUNDS, next, refuse, type State } from './state.ts'

export interface Watch {
  readonly note: (what: string) => void
  /** How often something came about, by name: an order that never gets anywhere shows nothing. */
  readonly seen: ReadonlyMap<string, number>
  readonly count: (what: string) => void
  readonly routed: (run: number, route: Route, takenOver: boolean) => void
  readonly moved: (run: Run, before: State, event: Event) => void
  readonly called: (call: Call) => void
  /** The ERP has answered that tokens up to this one are fenced. */
  readonly fenced: (token: number) => void
  readonly closed: (attempt: Attempt, journal: readonly Entry[]) => void
  readonly recorded: (earlier: Ended | undefined, now: Ended) => void
  readonly must: (holds: boolean, what: string) => void
}

export function openWatch(): Watch {
  const trace: string[] = []
  const seen = new Map<string, number>()
  const routes = new Map<number, Route>()
  /** Runs in which an operator has taken the invoice from the robot. */
  const takenOver = new Set<number>()
  /** Runs in which a person said that it is no duplicate. */
  const cleared = new Set<number>()
  const robotTries = new Map<number, number>()
  /** Runs in which it was held, and is not let go. */
  const held = new Set<number>()
  /** Decisions that counted, by id. */
  const counted = new Map<string, Decision>()
  let fence = -1

  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${what}\n${trace.join('\n')}`)
  }
  const count = (what: string): void => {
    seen.set(what, (seen.get(what) ?? 0) + 1)
  }

  const decided = (run: Run, before: State, decision: Decision): void => {
    if (run.state === before) return
    must(before.phase === 'waiting', `a decision counted while the invoice was ${before.phase}`)
    const route = routes.get(run.no)
    const asPerson = route?.to === 'robot' ? undefined : route
    if (decision.kind === 'approve') {
      must(before.phase === 'waiting' && before.reason !== 'WAY_PROBE', 'the first of a batch was approved')
      must(!asPerson?.blind, 'a control sample was approved')
      must(asPerson?.proposal ?? true, 'a proposal was approved that does not exist')
    }
    const asked = asPerson?.mayBeDuplicate === true && !cleared.has(run.no)
    if (decision.kind === 'approve' || decision.kind === 'code')
      must(!asked, 'posted before anybody said that it is no duplicate')
    if (decision.kind === 'notDuplicate') {
      cleared.add(run.no)
      must(asPerson?.mayBeDuplicate === true, '"not a duplicate" of what was none')
    }
    counted.set(decision.id, decision)
    count(`decided ${decision.kind}`)
  }

  return {
    seen,
    must,
    count,
    note: (what) => {
      trace.push(what)
    },
    routed: (run, route, taken) => {
      routes.set(run, route)
      if (taken) takenOver.add(run)
      count(`routed ${route.to}`)
    },
    moved: (run, before, event) => {
      trace.push(`${event.type}: ${before.phase} → ${JSON.stringify(run.state)}`)
      if (run.state.phase !== before.phase) count(`${before.phase} → ${run.state.phase}`)
      if (event.type === 'decided') decided(run, before, event.decision)
      if (event.type === 'takenOver') takenOver.add(run.no)
      if (run.state.phase === 'held') held.add(run.no)
      if (event.type === 'letGo' && before.phase === 'held') held.delete(run.no)
      if (before.phase === 'ended') must(run.state === before, 'an end was followed by something')
      // Told that it is theirs, people need not look over their shoulder: no earlier call of this workflow may still close it.
      if (before.phase !== 'waiting' && run.state.phase === 'waiting') fence = Math.max(fence, run.token)
      if (run.state.phase !== 'waiting') nobodyDecides(run.state, must)
    },
    called: ({ run, what, token }) => {
      if (what.kind !== 'perform') return
      must(token > fence, 'an act is begun under a token that was fenced before')
      if (what.act.by !== 'robot') return
      must(!takenOver.has(run), 'the robot went on after an operator took over')
      const tries = (robotTries.get(run) ?? 0) + 1
      robotTries.set(run, tries)
      must(tries <= MAX_ROUNDS + 1, 'the robot tries without end')
    },
    fenced: (token) => {
      fence = Math.max(fence, token)
    },
    closed: ({ call, modeRead, current }, journal) => {
      must(journal.length === 1, 'the document was closed twice')
      must(call.token > fence, 'a call closed the document after people were told that it is theirs')
      if (call.what.kind !== 'perform') return
      const { act } = call.what
      count(call.over || !current ? 'closed by a call that was given up' : 'closed by a call')
      if (act.by === 'robot') {
        must(routes.get(call.run)?.to === 'robot', 'the robot posted what was routed to people')
        must(!held.has(call.run), 'the robot posted what it held')
        must(
          modeRead !== undefined && mayPost(modeRead),
          'the robot posted where it had read that it may not',
        )
        return
      }
      const kind = counted.get(act.decision)?.kind
      must(
        counted.get(act.decision)?.by === act.person,
        'an act on the word of somebody whose decision did not count',
      )
      const means =
        act.kind === 'post' ? ['approve', 'code'] : act.kind === 'returned' ? ['return'] : ['duplicate']
      must(kind !== undefined && means.includes(kind), 'an act that is not what was decided')
    },
    recorded: (earlier, now) => {
      must(!earlier || earlier.end === now.end, 'a second outcome')
      count(`ended ${now.end}`)
    },
  }
}

/** Whatever is decided while nobody may decide leaves the state untouched. */
function nobodyDecides(state: State, must: Watch['must']): void {
  for (const kind of ['approve', 'code', 'return', 'ask', 'duplicate', 'notDuplicate'] as const) {
    const decision = { id: 'late', by: 'someone', kind, ...(kind === 'ask' ? { colleague: 'other' } : {}) }
    must(next(state, { type: 'decided', decision }) === state, `${kind} counted while ${state.phase}`)
    must(refuse(state, decision) !== undefined, `${kind} was said to count while ${state.phase}`)
  }
}
