/**
 * How often the chosen threshold is wrong, where the truth is known: windows drawn by the thousand, in which an item's chance of being wrong is a known
 * function of its score. A valid method is wrong in at most 5 of 100.
 */
import { DRIFT } from '../../../domain/coding/estimate.ts'
import type { Judged } from '../../../domain/coding/evidence.ts'
import { seeded } from '../../../domain/coding/seeded.ts'
import { thresholdOf } from '../../../domain/coding/threshold.ts'

const DRAWS = 2_000
const DELTA = 0.05
/** Items of a window: of a council of ordinary size, a small and a large one. */
const ORDINARY = 20_000
const SMALL = 4_000
const LARGE = 40_000
/** Share of the window that came before the robot went live. */
const LIVE_FROM = 0.5
/** What the robot held: items above this depth of the scores were automatic once it was live. */
const HELD = 0.45

/** How much more frequent errors are on the day of going live, and at the window's end; between the two they grow evenly. */
type Drift = readonly [first: number, last: number]

interface Scenario {
  readonly name: string
  readonly items: number
  readonly target: number
  /** Share of automatic items whose label is drawn; 1: every label is known and teaches. */
  readonly control: number
  readonly drift: Drift
  /** What the proof assumes: errors at most so many times as frequent. */
  readonly assumed: number
}

const STEADY: Drift = [1, 1]
const HALF_AGAIN: Drift = [1.5, 1.5]
const TWICE: Drift = [2, 2]
const SLOWLY: Drift = [1, 2]
const THRICE: Drift = [3, 3]
const SAID = new Map<Drift, string>([
  [STEADY, ''],
  [HALF_AGAIN, ', half as many errors again once live'],
  [TWICE, ', twice as many once live'],
  [SLOWLY, ', slowly twice as many'],
  [THRICE, ', three times as many once live'],
])

const scenario = (
  control: number,
  target: number,
  drift = STEADY,
  items = ORDINARY,
  assumed: number = DRIFT.probed,
): Scenario => ({
  name: `${items} invoices, ${control === 1 ? 'every label' : `control of ${100 * control} %, at most ${assumed} times assumed`}${SAID.get(drift)}`,
  items,
  target,
  control,
  drift,
  assumed,
})

const SCENARIOS: readonly Scenario[] = [
  scenario(1, 0.01),
  scenario(1, 0.02),
  scenario(1, 0.02, HALF_AGAIN),
  ...[STEADY, HALF_AGAIN, TWICE].flatMap((drift) =>
    [0.05, 0.2].flatMap((control) => [0.01, 0.02].map((target) => scenario(control, target, drift))),
  ),
  scenario(0.05, 0.02, SLOWLY),
  scenario(0.2, 0.02, SLOWLY),
  scenario(0.05, 0.02, THRICE),
  scenario(0.05, 0.02, STEADY, SMALL),
  scenario(0.05, 0.02, TWICE, SMALL),
  scenario(0.2, 0.02, STEADY, SMALL),
  scenario(0.2, 0.02, TWICE, SMALL),
  scenario(0.2, 0.02, TWICE, LARGE),
  scenario(0.2, 0.02, SLOWLY, LARGE),
  ...[STEADY, TWICE].flatMap((drift) =>
    [0.05, 0.2].map((control) => scenario(control, 0.02, drift, ORDINARY, DRIFT.unprobed)),
  ),
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
  return SCENARIOS.map((of) => {
    const random = seeded(1)
    let broken = 0
    let passes = 0
    let covered = 0
    for (let draw = 0; draw < DRAWS; draw++) {
      const threshold = thresholdOf(windowOf(of, random), {
        target: of.target,
        delta: DELTA,
        ...(of.control < 1 ? { drift: of.assumed } : {}),
      })
      if (!Number.isFinite(threshold)) continue
      passes++
      covered += 1 - threshold
      if (rateAbove(threshold) * of.drift[1] > of.target) broken++
    }
    const result = {
      scenario: of.name,
      target: of.target,
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

function windowOf(
  { items, control, drift: [first, last] }: Scenario,
  random: () => number,
): readonly Judged[] {
  const scores = new Float64Array(items)
  for (let i = 0; i < items; i++) scores[i] = random()
  scores.sort()
  const window: Judged[] = []
  for (const score of scores) {
    const since = (random() - LIVE_FROM) / (1 - LIVE_FROM)
    const live = since >= 0
    const wrong = random() < wrongAt(score) * (live ? first + (last - first) * since : 1)
    const inclusion = live && score > 1 - HELD ? control : 1
    const known = random() < inclusion
    window.push({ score, wrong: known ? wrong : undefined, inclusion, before: !live })
  }
  return window
}

/** Errors grow with the square of the distance from certainty, from a floor: 0.3 % at the top. */
const FLOOR = 0.003
const SLOPE = 0.1
const wrongAt = (score: number): number => FLOOR + SLOPE * (1 - score) ** 2

/** Mean of `wrongAt` above a threshold. */
const rateAbove = (threshold: number): number => FLOOR + (SLOPE * (1 - threshold) ** 2) / 3
