/** How far something that takes long has come: a bar at a terminal, a line every so often where only lines can be read, or nothing. */
import cliProgress from 'cli-progress'
import type { Cli, CommonOptions } from './cli.ts'

export interface Bar {
  readonly update: (done: number) => void
  readonly stop: () => void
}

export type Shown = 'bar' | 'lines' | 'nothing'

/** Without a bar a line is written every so many per cent. */
const STEP_PERCENT = 20

const NO_BAR: Bar = { update: () => undefined, stop: () => undefined }

export function shows({ terminal }: Cli, { json }: CommonOptions): Shown {
  return terminal && !json ? 'bar' : 'nothing'
}

export function openBar(shown: Shown, title: string, total: number): Bar {
  if (shown === 'nothing' || total === 0) return NO_BAR
  if (shown === 'lines') return lines(title, total)
  const bar = new cliProgress.SingleBar(
    { format: `${title} {bar} {value} of {total}`, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  )
  bar.start(total, 0)
  return { update: (done) => bar.update(Math.min(done, total)), stop: () => bar.stop() }
}

function lines(title: string, total: number): Bar {
  let said = -1
  return {
    update: (done) => {
      const step = Math.floor((100 * done) / total / STEP_PERCENT)
      if (step <= said) return
      said = step
      console.log(`  ${title}: ${done} of ${total}`)
    },
    stop: () => undefined,
  }
}
