import { type FileHandle, open, readFile, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { chainLine, type Head, readLine, START } from './chain.ts'
import { type LedgerEvent, ledgerEvent } from './events.ts'

/**
 * Where events are kept. `append` returns at once; `settled` is fulfilled when everything appended so far is on disk.
 * Nothing may be answered before that, also where the answer only rests on what somebody else just appended.
 */
export interface EventLog {
  readonly append: (events: readonly LedgerEvent[]) => void
  readonly settled: () => Promise<void>
  readonly head: () => Head
  readonly close: () => Promise<void>
  /** Rejected when a write failed; the log takes nothing more then. Never fulfilled. */
  readonly failed: Promise<never>
}

/** The journal's chain does not hold: somebody altered the file, or the disk did. */
class BrokenJournal extends Error {
  override readonly name = 'BrokenJournal'
}

export function memoryLog(): EventLog {
  let head = START
  return {
    append: (events) => {
      for (const event of events) head = chainLine(head, JSON.stringify(event)).head
    },
    settled: () => Promise.resolve(),
    head: () => head,
    close: () => Promise.resolve(),
    failed: new Promise<never>(() => {}),
  }
}

/**
 * Opens the journal file and gives each event in it to `replay`. A torn last line (a crash in the middle of a write,
 * which was never answered) is dropped; any other fault in the chain is refused. What is appended while a write is under
 * way goes to disk together with the next one, so that many requests share one flush.
 */
export async function openFileLog(path: string, replay: (event: LedgerEvent) => void): Promise<EventLog> {
  const handle = await open(path, 'a', 0o600)
  await flushFolder(dirname(path))
  let head = START
  try {
    head = await readChain(path, replay)
  } catch (error) {
    await handle.close()
    throw error
  }

  let waiting: string[] = []
  let failure: unknown
  let writing: Promise<void> | undefined
  let reportFailure: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    reportFailure = reject
  })
  failed.catch(() => {})
  let next: Promise<void> | undefined

  const flush = async (): Promise<void> => {
    const lines = waiting
    waiting = []
    next = undefined
    await write(handle, lines.join(''))
  }
  const schedule = (): Promise<void> => {
    const mine = (writing ?? Promise.resolve()).then(() => {
      if (failure !== undefined) throw failure
      writing = mine
      return flush()
    })
    mine.then(
      () => {
        if (writing === mine) writing = undefined
      },
      (error: unknown) => {
        failure ??= error
        reportFailure(error)
      },
    )
    return mine
  }

  return {
    append: (events) => {
      if (failure !== undefined) throw failure
      for (const event of events) {
        const chained = chainLine(head, JSON.stringify(event))
        head = chained.head
        waiting.push(chained.line)
      }
      if (waiting.length > 0) next ??= schedule()
    },
    settled: () => (failure !== undefined ? Promise.reject(failure) : (next ?? writing ?? Promise.resolve())),
    head: () => head,
    close: async () => {
      await Promise.allSettled([next ?? writing])
      await handle.close()
    },
    failed,
  }
}

async function readChain(path: string, replay: (event: LedgerEvent) => void): Promise<Head> {
  const bytes = await readFile(path)
  let head = START
  let from = 0
  for (let end = bytes.indexOf(10); end >= 0; from = end + 1, end = bytes.indexOf(10, from)) {
    const read = readLine(head, bytes.toString('utf8', from, end))
    if (!read)
      throw new BrokenJournal(
        `Line ${head.n + 1} of ${path} does not follow from the line before: the journal was altered or is damaged. Restore it from a copy; the ERP does not start on it.`,
      )
    replay(ledgerEvent.parse(JSON.parse(read.eventText)))
    head = read.head
  }
  if (from < bytes.length) await truncate(path, from)
  return head
}

async function write(handle: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'utf8')
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done)
    done += bytesWritten
  }
  await handle.datasync()
}

/** Makes a new or renamed file's name durable; not every platform lets a folder be opened for that. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  if (!handle) return
  await handle.sync().catch(() => undefined)
  await handle.close()
}
