import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Keeps a second process from writing in the same folder. A lock whose process is gone (kill -9) is taken over. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock')
  if (!(await create(path))) {
    const holder = Number(await readFile(path, 'utf8').catch(() => ''))
    if (holder !== process.pid && (await isErp(holder)))
      throw new Error(
        `The folder ${folder} is in use by process ${holder}. Stop that one, or choose another --store.`,
      )
    await rm(path, { force: true })
    if (!(await create(path))) throw new Error(`The folder ${folder} is in use.`)
  }
  return () => rm(path, { force: true })
}

async function create(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600)
    await handle.writeFile(`${process.pid}`)
    await handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Whether the process lives and, where the system tells, is such a program: numbers are given out again. */
async function isErp(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  return command === undefined || command.includes('node')
}
