import { z } from 'zod'

/**
 * Faults that the sandbox ERP can be told to have, for rehearsals: until cleared, for the next calls only, by route, or
 * as a mix that a seed makes the same again.
 */
/** Longest delay, milliseconds. */
const MAX_DELAY_MS = 600_000
const delay = z.int().min(0).max(MAX_DELAY_MS)
const chance = z.number().min(0).max(1)
const where = { route: z.string().optional(), calls: z.int().min(1).optional() }

export const faultRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slow'), ms: delay, ...where }),
  /** `answer`: 503 before anything is done. `drop`: the connection is cut before anything is done. */
  z.strictObject({ kind: z.literal('down'), how: z.enum(['answer', 'drop']).default('answer'), ...where }),
  z.strictObject({ kind: z.literal('failAfterCommit'), ...where }),
  z.strictObject({ kind: z.literal('throttle'), retryAfterMs: delay, ...where }),
  z.strictObject({
    kind: z.literal('mix'),
    seed: z.int(),
    slow: chance.default(0),
    slowMs: delay.default(0),
    down: chance.default(0),
    drop: chance.default(0),
    failAfterCommit: chance.default(0),
    throttle: chance.default(0),
    retryAfterMs: delay.default(0),
    ...where,
  }),
])
export type FaultRule = z.infer<typeof faultRule>

/** What one call meets. */
export interface Effect {
  readonly delayMs: number
  readonly before?: 'answer503' | 'drop' | { readonly retryAfterMs: number }
  readonly dropAfter: boolean
}

export interface Faults {
  readonly add: (rule: FaultRule) => void
  readonly clear: () => void
  readonly list: () => readonly FaultRule[]
  /** What the call to this route meets now; it counts against rules that hold for a number of calls. */
  readonly meet: (route: string) => Effect
}

const NO_EFFECT: Effect = { delayMs: 0, dropAfter: false }

export function noFaults(): Faults {
  let rules: { rule: FaultRule; left: number; random: () => number }[] = []
  return {
    add: (rule) => {
      const random = rule.kind === 'mix' ? seeded(rule.seed) : () => 0
      rules.push({ rule, left: rule.calls ?? Number.POSITIVE_INFINITY, random })
    },
    clear: () => {
      rules = []
    },
    list: () => rules.map(({ rule, left }) => (Number.isFinite(left) ? { ...rule, calls: left } : rule)),
    meet: (route) => {
      let effect = NO_EFFECT
      for (const active of rules) {
        if (active.rule.route !== undefined && active.rule.route !== route) continue
        active.left -= 1
        effect = combine(effect, effectOf(active.rule, active.random))
      }
      rules = rules.filter(({ left }) => left > 0)
      return effect
    },
  }
}

function effectOf(rule: FaultRule, random: () => number): Effect {
  switch (rule.kind) {
    case 'slow':
      return { ...NO_EFFECT, delayMs: rule.ms }
    case 'down':
      return { ...NO_EFFECT, before: rule.how === 'answer' ? 'answer503' : 'drop' }
    case 'failAfterCommit':
      return { ...NO_EFFECT, dropAfter: true }
    case 'throttle':
      return { ...NO_EFFECT, before: { retryAfterMs: rule.retryAfterMs } }
    case 'mix': {
      // Every call draws the same number of times, so that the mix does not depend on what an earlier call met.
      const [slow, down, drop, throttle, after] = [random(), random(), random(), random(), random()]
      return {
        delayMs: slow < rule.slow ? rule.slowMs : 0,
        ...(throttle < rule.throttle && { before: { retryAfterMs: rule.retryAfterMs } }),
        ...(drop < rule.drop && { before: 'drop' }),
        ...(down < rule.down && { before: 'answer503' }),
        dropAfter: after < rule.failAfterCommit,
      }
    }
  }
}

function combine(a: Effect, b: Effect): Effect {
  const before = a.before ?? b.before
  return { delayMs: a.delayMs + b.delayMs, ...(before && { before }), dropAfter: a.dropAfter || b.dropAfter }
}

/** Numbers from 0 up to 1 that the seed alone decides: a Weyl sequence through a 32-bit mixer. */
function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let bits = state
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
  }
}
