import { mkdir, mkdtemp, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE } from './paths.ts'
import { MachineProblem } from './problem.ts'

/** Below this a download or a night would soon fill the disk. */
const MIN_FREE_BYTES = 600_000_000

export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Refuses to begin where the disk is about to be full. */
export const requireSpace = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < MIN_FREE_BYTES) {
    throw new MachineProblem('MACHINE_DISK', `${folder} has less than ${MIN_FREE_BYTES / 1_000_000} MB free`)
  }
}

/**
 * A folder of the cache, filled once. It is filled under another name and renamed when complete, so that an
 * interrupted download is never taken for a finished one, and two at once do not disturb each other.
 */
export const cached = async (name: string, fill: (folder: string) => Promise<void>): Promise<string> => {
  const folder = join(CACHE, name)
  if (await exists(folder)) return folder
  await requireSpace(CACHE)
  const draft = await mkdtemp(join(CACHE, `draft-${name}-`))
  try {
    await fill(draft)
    await rename(draft, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return folder
}
