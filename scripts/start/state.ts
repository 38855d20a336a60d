import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { endLeftover } from '../services/managed.ts'

/** What a state folder holds; nothing else is removed, should somebody have named a folder with more in it. */
const OURS = [
  ...['temporal.db', 'temporal.db-shm', 'temporal.db-wal', 'store', 'erp', 'mail', 'logs', 'run'],
  ...['secrets.json', 'erp-tokens.json', 'env.json'],
]

/**
 * Empties a state folder whose lock the caller holds. Whoever held it before is gone, so what still runs on it was left
 * by a start that was killed hard, and is ended first.
 */
export const emptyState = async (stateDir: string): Promise<void> => {
  const run = join(stateDir, 'run')
  for (const file of await readdir(run).catch(() => [])) await endLeftover(join(run, file))
  for (const name of OURS) await rm(join(stateDir, name), { recursive: true, force: true })
}
