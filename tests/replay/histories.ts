/** The saved histories: one file a path, one line an event. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { scrub } from './scrub.ts'

type History = ReturnType<typeof historyFromJSON>

const FOLDER = fileURLToPath(new URL('histories', import.meta.url))
const ENDING = '.json'

export interface SavedHistory {
  readonly path: string
  readonly json: string
}

export async function savedHistories(): Promise<readonly SavedHistory[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith(ENDING)).sort()
  return Promise.all(
    files.map(async (file) => ({
      path: file.slice(0, -ENDING.length),
      json: await readFile(join(FOLDER, file), 'utf8'),
    })),
  )
}

export function historyOf(json: string): History {
  return historyFromJSON(JSON.parse(json))
}

export async function saveHistory(path: string, history: History): Promise<void> {
  const { events } = JSON.parse(historyToJSON(history)) as { events: readonly unknown[] }
  const lines = events.map((event) => JSON.stringify(scrub(event)))
  await writeFile(join(FOLDER, `${path}${ENDING}`), `{"events":[\n${lines.join(',\n')}\n]}\n`)
}
