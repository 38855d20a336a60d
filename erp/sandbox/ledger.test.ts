import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCOUNT, bodyOf } from '../contract.ts'
import { ROBOT_USER } from '../port.ts'
import { chainLine, readLine, START } from './chain.ts'
import type { Command } from './commands.ts'
import type { Answer } from './decision.ts'
import { type LedgerEvent, ledgerEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { decide } from './ledger.ts'
import { emptyState, type LedgerState, type OwnedState } from './state.ts'

const DOCUMENTS = ['D1', 'D2'] as const
const keyOf = (documentId: string): string => `invoice/erp/${documentId}`
const at = (n: number): string => new Date(Date.UTC(2026, 1, 3) + n * 1000).toISOString()

const BODIES = [bodyOf(), bodyOf({ invoiceNumber: 'F-2' }), bodyOf({ gross: 1 })]

/** The robot and a reviewer act under the same key and user, the reviewer with later tokens; a stranger under another. */
const command: fc.Arbitrary<Command> = fc
  .record({
    documentId: fc.constantFrom(...DOCUMENTS),
    token: fc.integer({ min: 0, max: 5 }),
    stranger: fc.boolean(),
    colleague: fc.constantFrom('anna', 'bo'),
    body: fc.constantFrom(...BODIES),
    on: fc.constantFrom('robot' as const, 'person' as const),
    until: fc.constantFrom(undefined, at(-1), at(1)),
    as: fc.constantFrom('returned' as const, 'duplicate' as const),
    what: fc.constantFrom(
      ...(['reserve', 'reserve', 'reserve', 'post', 'post', 'post', 'release', 'close'] as const),
      ...(['take', 'code', 'putBack', 'withdraw', 'beginDay'] as const),
    ),
  })
  .map(({ documentId, token, stranger, colleague, body, on, until, as, what }): Command => {
    const user = ROBOT_USER
    const key = stranger ? 'another' : keyOf(documentId)
    switch (what) {
      case 'reserve':
        return { type: what, user, documentId, key, token, on, until }
      case 'release':
        return { type: what, user, documentId, key, token, reason: 'WAY_CONTROL' }
      case 'post':
        return { type: what, user, order: { documentId, key, token, body } }
      case 'close':
        return { type: what, user, order: { documentId, key, token, as, by: 'person:7' } }
      case 'code':
        return { type: what, user: colleague, documentId, body }
      case 'beginDay':
        return { type: what, boundary: at(0) }
      default:
        return { type: what, user: colleague, documentId }
    }
  })

interface Step {
  readonly command: Command
  readonly before: LedgerState
  readonly events: readonly LedgerEvent[]
  readonly answer: Answer
}

function start(): { state: OwnedState; events: LedgerEvent[] } {
  const state = emptyState()
  const events: LedgerEvent[] = []
  const commands: readonly Command[] = [
    { type: 'open' },
    { type: 'setAccount', account: { account: ACCOUNT, name: 'Kontorhold' } },
    ...DOCUMENTS.map(
      (documentId): Command => ({
        type: 'arrive',
        arrival: { documentId, arrivedAt: at(0), fileName: 'a.xml', size: 1, sha256: 'a'.repeat(64) },
      }),
    ),
  ]
  for (const each of commands) {
    for (const event of decide(state, each, at(0)).events) {
      evolve(state, event)
      events.push(event)
    }
  }
  return { state, events }
}

function run(commands: readonly Command[]): {
  state: LedgerState
  events: readonly LedgerEvent[]
  steps: readonly Step[]
} {
  const { state, events } = start()
  const steps = commands.map((each, i): Step => {
    const before = structuredClone(state)
    const decision = decide(state, each, at(i + 1))
    for (const event of decision.events) {
      evolve(state, event)
      events.push(event)
    }
    return { command: each, before, ...decision }
  })
  return { state, events, steps }
}

const RUNS = { numRuns: 2_000 }
const orders = fc.array(command, { minLength: 1, maxLength: 40 })

describe('in every order of robot, reviewer and colleagues', () => {
  it('a document is closed at most once, and never after it was withdrawn', () => {
    fc.assert(
      fc.property(orders, (commands) => {
        const { state, events } = run(commands)
        const closed = state.journal.map((entry) => entry.documentId)
        expect(new Set(closed).size).toBe(closed.length)
        expect(state.journal.map((entry) => entry.no)).toEqual(closed.map((_, i) => i + 1))
        for (const event of events)
          if (event.type === 'withdrawn') expect(closed).not.toContain(event.documentId)
      }),
      RUNS,
    )
  })

  it('nothing is closed under a key without its current reservation', () => {
    fc.assert(
      fc.property(orders, (commands) => {
        for (const { command: asked, before, events } of run(commands).steps) {
          if ((asked.type !== 'post' && asked.type !== 'close') || events.length === 0) continue
          const { documentId, key, token } = asked.order
          expect(before.documents.get(documentId)?.status).toMatchObject({ kind: 'reserved', key, token })
        }
      }),
      RUNS,
    )
  })

  it('what was released stays released: no token up to it does anything more', () => {
    fc.assert(
      fc.property(orders, (commands) => {
        const fences = new Map<string, number>()
        for (const { command: asked, events, answer } of run(commands).steps) {
          const target = 'order' in asked ? asked.order : asked
          if (!('key' in target)) continue
          const holder = `${target.documentId} ${target.key}`
          const fence = fences.get(holder) ?? -1
          if (asked.type === 'release') {
            if (answer.kind === 'released') fences.set(holder, Math.max(fence, target.token))
          } else if (target.token <= fence) expect(events).toEqual([])
        }
      }),
      RUNS,
    )
  })

  it('the robot never takes a document from people, and nobody from who holds it', () => {
    fc.assert(
      fc.property(orders, (commands) => {
        for (const { command: asked, before, events } of run(commands).steps) {
          if (events.length === 0 || !('documentId' in asked)) continue
          const status = before.documents.get(asked.documentId)?.status
          if (asked.type === 'reserve' && asked.on === 'robot') expect(status?.kind).not.toBe('manual')
          if (asked.type === 'reserve' && status?.kind === 'reserved') expect(status.key).toBe(asked.key)
          if (asked.type === 'take' || asked.type === 'code') expect(status?.kind).not.toBe('reserved')
          if (asked.type === 'code' && status?.kind === 'manual')
            expect([undefined, asked.user]).toContain(status.takenBy)
        }
      }),
      RUNS,
    )
  })

  it('the same order again gets the same entry and writes nothing', () => {
    fc.assert(
      fc.property(orders, (commands) => {
        const { state, steps } = run(commands)
        for (const { command: asked, answer, events } of steps) {
          if (asked.type !== 'post' || answer.kind !== 'closed' || events.length === 0) continue
          expect(decide(state, asked, at(99))).toEqual({ events: [], answer })
        }
      }),
      RUNS,
    )
  })

  it('the state is the fold of its journal, and the journal’s chain holds', () => {
    fc.assert(
      fc.property(orders, (commands) => {
        const { state, events } = run(commands)
        const again = emptyState()
        let written = START
        let read = START
        for (const event of events) {
          const chained = chainLine(written, JSON.stringify(event))
          written = chained.head
          const line = readLine(read, chained.line.slice(0, -1))
          if (!line) throw new Error('broken')
          read = line.head
          evolve(again, ledgerEvent.parse(JSON.parse(line.eventText)))
        }
        expect(read).toEqual(written)
        expect(again).toEqual(state)
      }),
      RUNS,
    )
  })
})
