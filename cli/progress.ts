/** A bar for what takes long, where somebody looks on; nothing where nobody does. */
import cliProgress from 'cli-progress'
import type { Cli, CommonOptions } from './cli.ts'

export interface Bar {
  readonly update: (done: number) => void
  readonly stop: () => void
}

const NO_BAR: Bar = { update: () => undefined, stop: () => undefined }

export function shows({ terminal }: Cli, { json }: CommonOptions): boolean {
  return terminal && !json
}

export function openBar(shown: boolean, title: string, total: number): Bar {
  if (!shown) return NO_BAR
  const bar = new cliProgress.SingleBar(
    { format: `${title} {bar} {value} of {total}`, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  )
  bar.start(total, 0)
  return { update: (done) => bar.update(Math.min(done, total)), stop: () => bar.stop() }
}
