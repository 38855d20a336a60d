/** What a person at the terminal is told by the start: one line each. */
export interface Ui {
  readonly say: (line: string) => void
  readonly terminal: boolean
}

export const makeUi = (out: NodeJS.WriteStream = process.stdout): Ui => {
  // Whoever read the lines may be gone (a pipe into `head`): that is no reason to end the work.
  out.on('error', () => undefined)
  return { say: (line) => void out.write(`${line}\n`), terminal: out.isTTY === true }
}
