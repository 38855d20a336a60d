/**
 * How often the chosen threshold is wrong, where the truth is known: windows drawn by the thousand, in which an item's chance of being wrong is a known
 * function of its score. A valid method is wrong in at most 5 of 100.
 */
import { seeded } from '../../../domain/coding/seeded.ts'
import { type Judged, thresholdOf } from '../../../domain/coding/threshold.ts'

const DRAWS = 2_000
const DELTA = 0.05
/** Items of a window. */
const ITEMS = 20_000
/** Share of the window that came before the robot went live, and was coded by people throughout. */
const BEFORE = 0.5
/** What the robot held: items above this depth of the scores were automatic once it was live. */
const HELD = 0.45

interface Scenario {
  readonly name: string
  readonly target: number
  /** Share of automatic items whose label is drawn; 1: every label is known. */
  readonly control: number
  /** By how much errors are more frequent once the robot is live. */
  readonly drift: number
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'every label', target: 0.01, control: 1, drift: 1 },
  { name: 'every label', target: 0.02, control: 1, drift: 1 },
  { name: 'control of 5 %', target: 0.01, control: 0.05, drift: 1 },
  { name: 'control of 5 %', target: 0.02, control: 0.05, drift: 1 },
  { name: 'control of 20 %', target: 0.02, control: 0.2, drift: 1 },
  { name: 'control of 5 %, half as many errors again once live', target: 0.02, control: 0.05, drift: 1.5 },
  { name: 'control of 5 %, twice as many errors once live', target: 0.02, control: 0.05, drift: 2 },
]

export interface Bound {
  readonly scenario: string
  readonly target: number
  /** Share of draws in which the true rate above the threshold, as it is now, is over the target. */
  readonly broken: number
  readonly passes: number
  /** Mean share of items above the threshold, where there is one. */
  readonly coverage: number
}

export function bound(log: (line: string) => void): readonly Bound[] {
  return SCENARIOS.map((scenario) => {
    const random = seeded(1)
    let broken = 0
    let passes = 0
    let covered = 0
    for (let draw = 0; draw < DRAWS; draw++) {
      const threshold = thresholdOf(windowOf(scenario, random), { target: scenario.target, delta: DELTA })
      if (!Number.isFinite(threshold)) continue
      passes++
      covered += 1 - threshold
      if (rateAbove(threshold) * scenario.drift > scenario.target) broken++
    }
    const result = {
      scenario: scenario.name,
      target: scenario.target,
      broken: broken / DRAWS,
      passes: passes / DRAWS,
      coverage: passes === 0 ? 0 : covered / passes,
    }
    log(
      `${result.scenario}, ≤ ${100 * result.target} %: broken ${(100 * result.broken).toFixed(1)} %, passes ${(100 * result.passes).toFixed(1)} %, coverage ${(100 * result.coverage).toFixed(1)} %`,
    )
    return result
  })
}

function windowOf({ control, drift }: Scenario, random: () => number): readonly Judged[] {
  return Array.from({ length: ITEMS }, () => {
    const score = random()
    const live = random() >= BEFORE
    const wrong = random() < wrongAt(score) * (live ? drift : 1)
    const hidden = live && score > 1 - HELD && random() >= control
    return { score, wrong: hidden ? undefined : wrong }
  })
}

/** Errors grow with the square of the distance from certainty, from a floor: 0.3 % at the top. */
const FLOOR = 0.003
const SLOPE = 0.1
const wrongAt = (score: number): number => FLOOR + SLOPE * (1 - score) ** 2

/** Mean of `wrongAt` above a threshold. */
const rateAbove = (threshold: number): number => FLOOR + (SLOPE * (1 - threshold) ** 2) / 3
