import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileBytes, memoryBytes } from './byte-store.ts'
import { type Clock, type Engine, startEngine } from './engine.ts'
import { memoryLog, openFileLog } from './event-log.ts'
import { evolve } from './evolve.ts'
import { lockFolder } from './folder-lock.ts'
import { emptyState } from './state.ts'

/** The sandbox ERP's folder: `journal.ndjson`, `documents/`, and a lock so that one process at a time writes there. */
export interface OpenStore {
  readonly engine: Engine
  readonly close: () => Promise<void>
}

export async function openStore(folder: string, clock: Clock = Date.now): Promise<OpenStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(folder)
  try {
    const state = emptyState()
    const log = await openFileLog(join(folder, 'journal.ndjson'), (event) => evolve(state, event))
    const engine = startEngine(state, log, await fileBytes(join(folder, 'documents')), clock)
    await log.settled()
    return {
      engine,
      close: async () => {
        await log.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** An engine that keeps nothing, for unit tests and quick tries. */
export const memoryEngine = (clock: Clock = Date.now): Engine =>
  startEngine(emptyState(), memoryLog(), memoryBytes(), clock)
