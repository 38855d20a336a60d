import cliProgress from 'cli-progress'

/** What a person at the terminal sees of the start: one line each, and bars for what takes long. */
export interface Bar {
  readonly update: (done: number) => void
  readonly stop: () => void
}

export interface Ui {
  readonly say: (line: string) => void
  readonly bar: (title: string, total: number) => Bar
}

/** Without a terminal a bar becomes a line every so many percent. */
const PLAIN_STEP_PERCENT = 10
const PERCENT = 100

const plainBar = (say: Ui['say'], title: string, total: number): Bar => {
  let said = -1
  return {
    update: (done) => {
      const percent = total === 0 ? PERCENT : Math.floor((done / total) * PERCENT)
      const step = Math.floor(percent / PLAIN_STEP_PERCENT)
      if (step <= said) return
      said = step
      say(`${title}: ${done} of ${total}`)
    },
    stop: () => undefined,
  }
}

const terminalBar = (title: string, total: number): Bar => {
  const bar = new cliProgress.SingleBar(
    { format: `${title} {bar} {value} of {total}`, hideCursor: true, clearOnComplete: false },
    cliProgress.Presets.shades_classic,
  )
  bar.start(total, 0)
  return { update: (done) => bar.update(done), stop: () => bar.stop() }
}

export const makeUi = (out: NodeJS.WriteStream = process.stdout): Ui => {
  // Whoever read the lines may be gone (a pipe into `head`): that is no reason to end the work.
  out.on('error', () => undefined)
  const say = (line: string): void => void out.write(`${line}\n`)
  return { say, bar: (title, total) => (out.isTTY ? terminalBar(title, total) : plainBar(say, title, total)) }
}
