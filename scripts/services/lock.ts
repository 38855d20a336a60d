import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identify, isRunning, readIdentity } from './identity.ts'
import { MachineProblem } from './problem.ts'

/** One program at a time uses a state folder: a file that names the process, left over only by one that is gone. */
export interface Lock {
  readonly release: () => Promise<void>
}

export const LOCK_FILE = 'lock'

export const takeLock = async (stateDir: string): Promise<Lock> => {
  await mkdir(stateDir, { recursive: true, mode: 0o700 })
  const file = join(stateDir, LOCK_FILE)
  const holder = await readIdentity(file)
  if (holder !== undefined && (await isRunning(holder))) {
    throw new MachineProblem('MACHINE_LOCKED', `${stateDir}, process ${holder.pid}`)
  }
  if (holder !== undefined) await rm(file, { force: true })
  // Of two that come here at once, one gets the name; and no half-written file ever has it.
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(await identify(process.pid)), { mode: 0o600 })
  try {
    await link(draft, file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new MachineProblem('MACHINE_LOCKED', stateDir)
    }
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  return { release: () => rm(file, { force: true }) }
}
