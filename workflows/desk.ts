/** The desk of one invoice: its state, and the handlers through which people and the ERP change it. */
import { allHandlersFinished, CancellationScope, condition, setHandler } from '@temporalio/workflow'
import type { Closing, InvoiceRef, Routed, Validated } from '../activities/steps.ts'
import type { Instant } from '../domain/invoice/invoice.ts'
import { type Event, next, refuse, START, type State } from '../domain/invoice/state.ts'
import type { Decision } from '../domain/review/decision.ts'
import * as messages from './messages.ts'
import { type Steps, steps } from './queues.ts'
import { codeOf, refused, type Taken, understood } from './refusal.ts'
import { tokenAfter } from './token.ts'
import { eachInTurn, openTurns } from './turns.ts'

/** How long the robot tries to post what it had held. */
const HELD_PATIENCE_MS = 60 * 60 * 1000

export interface Desk {
  readonly state: () => State
  readonly apply: (event: Event) => void
  readonly validated: (answer: Validated) => void
  readonly routed: (answer: Routed) => void
  readonly robotUntil: () => Instant
  /** Lets the robot post what was held: until the day begins, or, where the ERP has kept it for that, within an hour, in the day too. */
  readonly letGo: (inTheDay: boolean) => void
  /** Resolves when the state is no longer `seen`; false when `ms` passed first. */
  readonly changed: (seen: State, ms?: number) => Promise<boolean>
  readonly until: (holds: () => boolean, ms: number) => Promise<boolean>
  /** The latest fencing token. */
  readonly token: () => number
  /** A token above all earlier ones of this invoice, those of an earlier run too: they are moments. */
  readonly nextToken: () => number
  readonly handlersFinished: () => Promise<void>
  /** The local steps, one at a time. */
  readonly steps: (summary: string) => Steps
}

export function openDesk(ref: InvoiceRef): Desk {
  let state = START
  let token = 0
  let validated: Validated | undefined
  let robotUntil: Instant = new Date(0).toISOString()
  /** Who decided last, for those who come second. */
  let taken: Taken | undefined
  let ignored = 0
  const inTurn = openTurns()
  const apply = (event: Event) => {
    state = next(state, event)
  }

  const inTurnSteps = (summary: string) => eachInTurn(inTurn, steps(summary))
  const mustCount = (decision: Decision) => {
    const refusal = refuse(state, decision)
    if (refusal) throw refused(refusal, taken)
  }

  /** Whoever comes second waits here, and is told without being looked at. */
  const decided = (decision: Decision): Promise<void> =>
    inTurn(async () => {
      mustCount(decision)
      await steps('May this person decide it so?').acceptDecision(ref, decision, now())
      mustCount(decision)
      apply({ type: 'decided', decision })
      taken = { by: decision.by, at: now() }
    })

  setHandler(messages.state, () => state)
  setHandler(
    messages.decide,
    (value) =>
      inPeace(async () => {
        const decision = understood(value)
        await decided(decision)
        return { decision: decision.id }
      }),
    {
      validator: (value) => mustCount(understood(value)),
    },
  )
  setHandler(messages.review, (value) =>
    inPeace(async () => {
      try {
        await decided(understood(value))
      } catch (error) {
        ignored += 1
        const signal = `${ref.run}/${ignored}`
        await inTurnSteps('Keep why a signal was ignored').keepIgnored(ref, signal, codeOf(error), now())
      }
    }),
  )
  setHandler(messages.verdict, () =>
    inPeace(async () => {
      await condition(() => validated !== undefined || state.phase === 'ended')
      return { findings: validated?.findings ?? [], ...(validated?.ended ? { ended: validated.ended } : {}) }
    }),
  )
  setHandler(messages.erpReported, (closing: Closing) => apply({ type: 'closed', ...closing }))
  // An operator's cancel does not end the invoice: it hands it to a person.
  CancellationScope.current().cancelRequested.catch(() => apply({ type: 'takenOver' }))

  return {
    state: () => state,
    apply,
    validated: (answer) => {
      validated = answer
    },
    routed: (answer) => {
      robotUntil = answer.robotUntil
      apply({ type: 'routed', route: answer.route, ...(answer.hold ? { hold: answer.hold } : {}) })
    },
    robotUntil: () => robotUntil,
    letGo: (inTheDay) => {
      if (inTheDay) robotUntil = new Date(Date.now() + HELD_PATIENCE_MS).toISOString()
      apply({ type: 'letGo' })
    },
    changed: async (seen, ms) => {
      if (ms !== undefined) return condition(() => state !== seen, ms)
      await condition(() => state !== seen)
      return true
    },
    until: (holds, ms) => condition(holds, ms),
    token: () => token,
    nextToken: () => {
      token = tokenAfter(token, Date.now())
      return token
    },
    handlersFinished: () => condition(allHandlersFinished),
    steps: inTurnSteps,
  }
}

function now(): Instant {
  return new Date().toISOString()
}

/** A cancelled workflow lives on in a person's hands, so its handlers must work: the root scope is cancelled by then. */
function inPeace<T>(handle: () => Promise<T>): Promise<T> {
  return CancellationScope.nonCancellable(handle)
}
