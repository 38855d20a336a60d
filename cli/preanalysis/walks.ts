/** The walks on which a pre-analysis rests: the main promise in several draws, the others in one, and the main one once more with accounts merged. */

import type { ChartRow } from '../../domain/coding/chart.ts'
import { openBy } from '../../domain/coding/chart.ts'
import type { Codebook } from '../../domain/coding/codebook.ts'
import { type CodedLineFacts, type Walked, walk } from '../../domain/coding/walk.ts'
import { proposalsOf, type Walks } from '../../domain/preanalysis/analysis.ts'
import { merged } from '../../domain/preanalysis/merge.ts'
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

export interface WalksMade {
  readonly walks: readonly [Walks, ...Walks[]]
  readonly mergedWalk: readonly Walked[] | undefined
}

/** Opens the account of one walk's progress. */
type Open = (
  title: string,
  total: number,
) => { readonly update: (done: number) => void; readonly stop: () => void }

export function walksOf(plan: WalkPlan, open: Open): WalksMade {
  const { lines, codebook, chart, times, targets, draws, control, seed } = plan
  const count = draws + targets.length
  let made = 0
  const run = (own: readonly CodedLineFacts[], book: Codebook, target: number, draw: number) => {
    const bar = open(`walk ${++made} of ${count}, at most ${100 * target} % wrong`, own.length)
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
    const walked = walk(own, settings, openBy(chart, book), bar.update)
    bar.stop()
    return walked
  }
  const [main, ...others] = targets
  const walks: [Walks, ...Walks[]] = [
    {
      target: main,
      draws: Array.from({ length: draws }, (_, draw) => run(lines, codebook, main, draw)),
    },
    ...others.map((target) => ({ target, draws: [run(lines, codebook, target, 0)] })),
  ]
  const pairs = proposalsOf({ lines, codebook, times, walks })
  if (pairs.length === 0) return { walks, mergedWalk: undefined }
  const asOne = merged(pairs, codebook)
  const mergedLines = lines.map((line) => ({ ...line, code: asOne.codeOf(line.code) }))
  return { walks, mergedWalk: run(mergedLines, asOne.codebook, main, 0) }
}
