/** What a night meets, and when: drawn from the target and the seed alone. */
import type { FaultRule } from '../../erp/sandbox/faults.ts'
import { type Draws, drawsOf } from './draws.ts'

/** The processes of a rehearsal, in the order in which a machine would start them again. */
export const VICTIMS = ['store', 'temporal', 'erp', 'worker-invoices', 'worker-erp'] as const
export type Victim = (typeof VICTIMS)[number]

export const TARGETS = ['worker', 'erp', 'store', 'temporal', 'mixed', 'erp-faults'] as const
export type Target = (typeof TARGETS)[number]

export interface Moment {
  /** How far the night has come, 0 to 1: half of it is taking documents in, half is settling them. */
  readonly at: number
  /** Then so long, so that nothing happens just where a page begins. */
  readonly afterMs: number
  readonly deed: Deed
}

export type Deed =
  /** Killed at once, gone for so long, then started again on the same state. */
  | { readonly kind: 'kill'; readonly victims: readonly Victim[]; readonly downMs: number }
  /** The ERP goes on, in another way than before. */
  | { readonly kind: 'erp'; readonly rules: readonly FaultRule[] }

const FEWEST = 3
const MOST = 5
/** The part of the night's progress in which something happens: at its very end there would be nothing left to disturb. */
const FROM = 0.04
const TO = 0.92
const LONGEST_AFTER_MS = 500
const SHORT_MS = [0, 3_000] as const
/** Longer than the store's driver waits for a server (5 s) and a local step may take (10 s). */
const LONG_MS = [11_000, 16_000] as const
const LONG_CHANCE = 0.2
/** A second process goes with the one that is meant. */
const COMPANY_CHANCE = 0.25

export function scheduleOf(target: Target, seed: number): readonly Moment[] {
  const draws = drawsOf(`${target}/${seed}`)
  const count = draws.between(FEWEST, MOST)
  const stretch = (TO - FROM) / count
  return Array.from({ length: count }, (_, i) => ({
    // One in each stretch: spread over the night, and none just at the same place.
    at: FROM + stretch * (i + draws.number()),
    afterMs: draws.between(0, LONGEST_AFTER_MS),
    deed: target === 'erp-faults' ? trouble(draws) : kill(draws, target, i),
  }))
}

function kill(draws: Draws, target: Exclude<Target, 'erp-faults'>, i: number): Deed {
  const victims = target === 'mixed' ? draws.some(VICTIMS, draws.between(1, 4)) : victimsOf(draws, target, i)
  const [from, to] = draws.chance(LONG_CHANCE) ? LONG_MS : SHORT_MS
  return { kind: 'kill', victims, downMs: draws.between(from, to) }
}

/** The two workers in turn, sometimes both; of the others the one that is meant, sometimes with company. */
function victimsOf(
  draws: Draws,
  target: 'worker' | 'erp' | 'store' | 'temporal',
  i: number,
): readonly Victim[] {
  const own: Victim = target === 'worker' ? (i % 2 === 0 ? 'worker-invoices' : 'worker-erp') : target
  if (!draws.chance(COMPANY_CHANCE)) return [own]
  const others = VICTIMS.filter((v) => v !== own && (target !== 'worker' || v.startsWith('worker-')))
  const company = draws.some(others, 1)
  return VICTIMS.filter((v) => v === own || company.includes(v))
}

/** A mix of everything, and on top of it one thing in earnest for a number of calls. */
function trouble(draws: Draws): Deed {
  const share = (most: number) => Math.round(draws.number() * most * 1000) / 1000
  const mix: FaultRule = {
    kind: 'mix',
    seed: draws.between(1, 1_000_000),
    slow: share(0.2),
    slowMs: draws.between(50, 800),
    down: share(0.1),
    drop: share(0.1),
    failAfterCommit: share(0.15),
    throttle: share(0.1),
    retryAfterMs: draws.between(200, 2_000),
  }
  const calls = draws.between(5, 60)
  const earnest: readonly FaultRule[] = [
    { kind: 'failAfterCommit', calls, route: 'post' },
    { kind: 'failAfterCommit', calls },
    { kind: 'down', how: 'answer', calls },
    { kind: 'down', how: 'drop', calls },
    { kind: 'throttle', retryAfterMs: draws.between(500, 3_000), calls },
    // Longer than the program's patience with one call: it gives up, and the ERP does it all the same.
    { kind: 'slow', ms: BEYOND_PATIENCE_MS, route: 'post', calls: Math.min(calls, 10) },
  ]
  return { kind: 'erp', rules: [mix, ...draws.some(earnest, 1)] }
}

const BEYOND_PATIENCE_MS = 17_000
