import type { ByteStore } from './byte-store.ts'
import type { Command } from './commands.ts'
import type { Answer } from './decision.ts'
import type { EventLog } from './event-log.ts'
import { evolve } from './evolve.ts'
import { decide } from './ledger.ts'
import type { LedgerState, OwnedState } from './state.ts'
import { latestDayBegan, nextDayBegins } from './working-day.ts'

/** The running sandbox ERP: one state, one log; every request is decided at once and answered when it is on disk. */
export interface Engine {
  readonly execute: (command: Command) => Promise<Answer>
  /** Looks at the state; fulfilled when everything that was seen is on disk. `look` must not keep the state. */
  readonly read: <T>(look: (state: LedgerState) => T) => Promise<T>
  /** Lets the working day begin now, whatever the clock says. */
  readonly beginDay: () => Promise<Answer>
  /** Begins the working day where its time has come; called by a timer, and before every request anyway. */
  readonly tick: () => void
  readonly now: () => string
  readonly bytes: ByteStore
  readonly log: EventLog
}

/** Milliseconds since the epoch. */
export type Clock = () => number

export function startEngine(state: OwnedState, log: EventLog, bytes: ByteStore, clock: Clock): Engine {
  const now = (): string => new Date(clock()).toISOString()

  const apply = (command: Command): Answer => {
    const { events, answer } = decide(state, command, now())
    log.append(events)
    for (const event of events) evolve(state, event)
    return answer
  }

  apply({ type: 'open' })
  let dayBeginsMs = nextDayBegins(Date.parse(state.dayBegan ?? now()))

  const begin = (boundaryMs: number): Answer => {
    const answer = apply({ type: 'beginDay', boundary: new Date(boundaryMs).toISOString() })
    dayBeginsMs = nextDayBegins(boundaryMs)
    return answer
  }
  const tick = (): void => {
    const nowMs = clock()
    if (nowMs >= dayBeginsMs) begin(latestDayBegan(nowMs))
  }

  return {
    execute: async (command) => {
      tick()
      const answer = apply(command)
      await log.settled()
      return answer
    },
    read: async (look) => {
      tick()
      const seen = look(state)
      await log.settled()
      return seen
    },
    beginDay: async () => {
      const answer = begin(clock())
      await log.settled()
      return answer
    },
    tick,
    now,
    bytes,
    log,
  }
}
