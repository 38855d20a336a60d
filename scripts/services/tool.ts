import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Running other people's programs to their end, and finding them on the PATH. */
const OUTPUT_LIMIT_BYTES = 4_000_000

export interface ToolResult {
  readonly ok: boolean
  readonly output: string
}

export const findOnPath = async (
  name: string,
  path = process.env.PATH ?? '',
): Promise<string | undefined> => {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, name)
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return file
  }
  return undefined
}

export const runTool = (
  command: string,
  args: readonly string[],
  limitMs: number,
  cwd?: string,
): Promise<ToolResult> =>
  new Promise((resolve) => {
    const options = { timeout: limitMs, maxBuffer: OUTPUT_LIMIT_BYTES, ...(cwd === undefined ? {} : { cwd }) }
    execFile(command, [...args], options, (error, stdout, stderr) => {
      const timedOut = error?.killed === true ? `\nstopped after ${limitMs / 1000} s` : ''
      resolve({ ok: error === null, output: `${stdout}${stderr}${timedOut}` })
    })
  })

/** The last line that says something, for a one-line sentence. */
export const lastLine = (output: string): string =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .at(-1) ?? 'no output'
