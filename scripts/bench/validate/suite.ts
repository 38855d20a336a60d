/** The mutation suite and the fuzzed documents, run as processes of their own: they belong to the tests, which nothing else imports. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const SUITE = fileURLToPath(new URL('../../../tests/mutations/main.ts', import.meta.url))
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024
const FUZZED = 10_000

export interface Fuzzed {
  readonly documents: number
  readonly seed: number
  readonly verdicts: Readonly<Record<string, number>>
  readonly slowestMs: number
  readonly slowestBytes: number
  readonly peakMb: number
  readonly without: readonly string[]
}

/** The tables, as text. */
export const mutationTables = (): Promise<string> => ask()

export async function fuzzed(): Promise<Fuzzed> {
  return JSON.parse(await ask('--fuzz', String(FUZZED)))
}

async function ask(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', SUITE, ...args], {
    maxBuffer: MAX_OUTPUT_BYTES,
  })
  return stdout.trimEnd()
}
