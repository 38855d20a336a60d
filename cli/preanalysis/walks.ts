/** The walks on which a pre-analysis rests: the main promise in several draws of control and probe, the others in one. */

import type { ChartRow } from '../../domain/coding/chart.ts'
import { openBy } from '../../domain/coding/chart.ts'
import type { Codebook } from '../../domain/coding/codebook.ts'
import { type CodedLineFacts, type Walked, walk } from '../../domain/coding/walk.ts'
import type { Walks } from '../../domain/preanalysis/analysis.ts'
import type { Times } from '../../domain/preanalysis/time.ts'

export interface WalkPlan {
  readonly lines: readonly CodedLineFacts[]
  readonly codebook: Codebook
  readonly chart: readonly ChartRow[] | undefined
  readonly times: Times
  /** The main one first. */
  readonly targets: readonly [number, ...number[]]
  readonly draws: number
  readonly control: number
  readonly seed: number
}

/** Opens the account of one walk's progress. */
type Open = (
  title: string,
  total: number,
) => { readonly update: (done: number) => void; readonly stop: () => void }

export function walksOf(plan: WalkPlan, open: Open): readonly [Walks, ...Walks[]] {
  const { lines, codebook, chart, times, targets, draws, control, seed } = plan
  const count = draws + targets.length - 1
  const isOpen = openBy(chart, codebook)
  let made = 0
  const run = (target: number, draw: number): readonly Walked[] => {
    const bar = open(`walk ${++made} of ${count}, at most ${100 * target} % wrong`, lines.length)
    const settings = {
      from: times.from,
      retrain: 'weekly',
      feedback: 'human',
      unit: 'invoice',
      probe: true,
      target,
      control,
      seed: seed + draw,
    } as const
    const walked = walk(lines, settings, isOpen, bar.update)
    bar.stop()
    return walked
  }
  const [main, ...others] = targets
  return [
    { target: main, draws: Array.from({ length: draws }, (_, draw) => run(main, draw)) },
    ...others.map((target) => ({ target, draws: [run(target, 0)] })),
  ]
}
