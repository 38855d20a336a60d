/** A command of the machine, timed; its standard output. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** Bytes of output that are kept. */
const MOST_OUTPUT = 64 * 1024 * 1024

export interface Ran {
  readonly out: string
  readonly seconds: number
}

/** `PYTHON` names a Python that has what the peers need (numpy, pandas, scipy, scikit-learn, lightgbm). */
export const PYTHON = process.env.PYTHON ?? 'python3'

export async function timed(command: string, args: readonly string[]): Promise<Ran> {
  const began = performance.now()
  const { stdout } = await run(command, [...args], { maxBuffer: MOST_OUTPUT })
  return { out: stdout, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) }
}

export const cli = (args: readonly string[]): Promise<Ran> =>
  timed(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args])
