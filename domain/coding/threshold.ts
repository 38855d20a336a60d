/**
 * The score from which a proposal is used unseen: fixed-sequence testing on written-down scores, from the strictest level down, until a level can no
 * longer be proven (Angelopoulos et al., *Learn then Test*, 2021; Geifman & El-Yaniv, 2017). Three sequences begin at fixed depths and share
 * the permitted failure; each is stopped at its first failure. One that comes down to where the next begins goes on with what both have (Bretz et al., *A
 * graphical approach to sequentially rejective multiple test procedures*, 2009), so that with probability 1 - delta no chosen threshold is above the target.
 */
import { type Aim, type Judged, type Test, testOf } from './evidence.ts'

/** Levels are per cents of the items, from the highest score. */
const LEVELS = 100
/** The levels at which the sequences begin. Fixed beforehand: chosen by the data, the proof would be none. */
export const STARTS: readonly number[] = [5, 20, 40]
const LEAST_ITEMS = 50
/** The score of what may never be used unseen: nothing is proposed, or only as a suggestion. */
export const INELIGIBLE = 0

/** A threshold, and what it rests on. */
export interface Proven {
  readonly threshold: number
  /** At most so many of those above it are wrong, at the confidence that was asked. */
  readonly upper: number
  /** How many items there were, how many of them reach the threshold, how many of these have a label, and how many of these are wrong. */
  readonly of: number
  readonly reached: number
  readonly labels: number
  readonly wrong: number
}

/** Infinity: nothing can be proven, nothing is automatic. */
export function thresholdOf(items: readonly Judged[], aim: Aim): number {
  return provenOf(items, aim)?.threshold ?? Number.POSITIVE_INFINITY
}

/** Undefined where nothing can be proven. */
export function provenOf(items: readonly Judged[], aim: Aim): Proven | undefined {
  if (items.length < LEAST_ITEMS) return undefined
  const sorted = [...items].sort((a, b) => b.score - a.score)
  const ends = Array.from({ length: LEVELS }, (_, i) => endOf(sorted, i + 1))
  const share = aim.delta / STARTS.length
  const test = testOf(sorted, ends, { ...aim, delta: share })
  const lowest = ends.map((end) => (sorted[end - 1] as Judged).score)
  const passed = deepest(lowest, share, test)
  if (!passed) return undefined
  const { level, delta } = passed
  const above = sorted.slice(0, ends[level])
  return {
    threshold: lowest[level] as number,
    upper: test.upper(level, delta),
    of: sorted.length,
    reached: above.length,
    labels: above.filter((item) => item.wrong !== undefined).length,
    wrong: above.filter((item) => item.wrong).length,
  }
}

interface Passed {
  readonly level: number
  /** What its test was permitted to fail with. */
  readonly delta: number
}

/** The last level that passes. `lowest`: the lowest score of each level; `share`: what each start has of the permitted failure. */
function deepest(lowest: readonly number[], share: number, { ready, passes }: Test): Passed | undefined {
  let last: Passed | undefined
  let delta = 0
  lowest.forEach((score, level) => {
    if (STARTS.includes(level + 1)) delta += share
    if (delta === 0 || !ready(level)) return
    if (score > INELIGIBLE && passes(level, delta)) last = { level, delta }
    else delta = 0
  })
  return last
}

/** How many items a level holds. Those of one score stand or fall together. */
function endOf(sorted: readonly Judged[], level: number): number {
  const m = Math.ceil((level * sorted.length) / LEVELS)
  let end = m
  while (end < sorted.length && (sorted[end] as Judged).score === (sorted[m - 1] as Judged).score) end++
  return end
}
