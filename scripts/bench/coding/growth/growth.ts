/** What the learned coder costs as its ledger grows from 30,000 to 300,000 lines, each size in a process of its own. */
import { fileURLToPath } from 'node:url'
import { table } from '../../../../cli/text.ts'
import { timed } from '../run.ts'
import {
  GOALS,
  INCREMENT_LINES,
  LINEAR_TOLERANCE,
  type OneSize,
  type Ratio,
  ratiosOf,
  SIZES,
} from './sizes.ts'

const ONE_SIZE = fileURLToPath(new URL('one-size.ts', import.meta.url))

export interface Growth {
  readonly sizes: readonly OneSize[]
  readonly ratios: readonly Ratio[]
  readonly goals: { readonly memory: boolean; readonly predicted: boolean; readonly linear: boolean }
}

export async function growth(say: (line: string) => void): Promise<Growth> {
  const sizes: OneSize[] = []
  for (const lines of SIZES) {
    const { out } = await timed(process.execPath, ['--import', 'tsx', ONE_SIZE, String(lines)])
    const size = JSON.parse(out) as OneSize
    sizes.push(size)
    say(
      `${lines} lines: trained in ${size.trainSeconds} s (${size.trainCpuSeconds} s of CPU), ${size.peakMb} MB, ${size.predictMs.median} ms a line predicted, ${size.incrementMs} ms for ${INCREMENT_LINES} lines more`,
    )
  }
  const ratios = ratiosOf(sizes)
  const largest = sizes.at(-1)
  const last = ratios.at(-1)
  return {
    sizes,
    ratios,
    goals: {
      memory: largest !== undefined && largest.peakMb <= GOALS.peakMb,
      predicted: sizes.every(({ predictMs }) => predictMs.median <= GOALS.predictMs),
      linear: last !== undefined && last.trainCpu <= last.linear * LINEAR_TOLERANCE,
    },
  }
}

export function growthTold({ sizes, ratios, goals }: Growth): string {
  const kept = (goal: boolean): string => (goal ? 'kept' : 'missed')
  return [
    ...table(
      [
        'lines',
        'suppliers',
        'years',
        'train, s',
        'of CPU',
        'peak, MB',
        `${INCREMENT_LINES} more, ms`,
        'a line, ms',
      ],
      sizes.map((s) => [
        String(s.lines),
        String(s.suppliers),
        String(s.years),
        String(s.trainSeconds),
        String(s.trainCpuSeconds),
        String(s.peakMb),
        String(s.incrementMs),
        `${s.predictMs.median} (${s.predictMs.lowerQuartile}–${s.predictMs.upperQuartile})`,
      ]),
      [0, 1, 2, 3, 4, 5, 6, 7],
    ),
    '',
    ...table(
      ['lines', 'linear', 'CPU of training', 'peak', 'increment', 'a line'],
      ratios.map((r) =>
        [r.lines, r.linear, r.trainCpu, r.peak, r.increment, r.predict].map((value) => String(value)),
      ),
      [0, 1, 2, 3, 4, 5],
    ),
    '',
    `Goals: at most ${GOALS.peakMb / 1024} GB at the largest size: ${kept(goals.memory)}; at most ${GOALS.predictMs} ms a line predicted: ${kept(goals.predicted)}; CPU of training linear (within ${Math.round(100 * (LINEAR_TOLERANCE - 1))} %): ${kept(goals.linear)}.`,
  ].join('\n')
}
