import { readFile, rm, writeFile } from 'node:fs/promises'
import { runTool } from './tool.ts'

/**
 * Which process a number stands for. Process numbers are used again, so a record holds the time of its start too: what
 * is ended later is the process that was started, or nothing.
 */
export interface Identity {
  readonly pid: number
  readonly started: string
}

const PS_LIMIT_MS = 5_000
/** Fields of /proc/PID/stat behind the command in brackets, which itself may hold spaces; 19 is the start time. */
const START_FIELD = 19

const startOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[START_FIELD]
  }
  const { ok, output } = await runTool('ps', ['-o', 'lstart=', '-p', String(pid)], PS_LIMIT_MS)
  return ok && output.trim() !== '' ? output.trim() : undefined
}

export const identify = async (pid: number): Promise<Identity | undefined> => {
  const started = await startOf(pid)
  return started === undefined ? undefined : { pid, started }
}

export const isRunning = async (identity: Identity): Promise<boolean> =>
  (await startOf(identity.pid)) === identity.started

export const writeIdentity = async (file: string, pid: number): Promise<void> => {
  const identity = await identify(pid)
  if (identity !== undefined) await writeFile(file, JSON.stringify(identity))
}

export const readIdentity = async (file: string): Promise<Identity | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value))
      return undefined
    const { pid, started } = value
    return Number.isSafeInteger(pid) && typeof started === 'string'
      ? { pid: Number(pid), started }
      : undefined
  } catch {
    return undefined
  }
}

export const forgetIdentity = (file: string): Promise<void> => rm(file, { force: true })
